"""Words by which a source's own wording tells what kind of party it is. Tables, each of one thing."""

from __future__ import annotations

PRONOUNS = frozenset(
    "he she it they we i you who which that those these one him her them us me his hers theirs someone everyone anyone "
    "nobody everybody anybody somebody himself herself themselves this both neither either none another my our".split()
)

DETERMINERS = frozenset("his her its their my our this that these those one both neither either another some".split())
"""Pronouns that also stand before a noun ("his office")."""

TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor rev reverend sen senator rep representative gov governor gen "
    "general col colonel lt capt captain maj sgt king queen prince princess pope judge justice president premier chancellor "
    "minister secretary ambassador mayor chairman chairwoman spokesman spokeswoman spokesperson director chief speaker congressman congresswoman candidate attorney coach".split()
)
"""Words that stand before a name and are no part of it."""

ADDRESSES = frozenset("mr mrs ms miss dr sir lady lord".split())
"""Forms of address, which are no roles."""

ORG_HEADS = frozenset(
    "ministry government agency company corporation corp inc ltd plc court party police army navy council committee "
    "commission bank university institute association federation union organisation organization office department bureau "
    "authority authorities parliament senate congress cabinet campaign administration service channel television radio "
    "newspaper program programme show broadcast website blog magazine outlet times post journal news press tribune herald gazette group foundation fund centre center embassy "
    "alliance coalition league guild exchange secretariat directorate tribunal assembly board team club hospital school church network society palace presidency daily kremlin nato un eu "
    "imf who fbi cia pentagon house staff".split()
)
"""Heads of names and descriptions of organisations. Publications count as organisations."""

DOCUMENT_HEADS = frozenset(
    "report analysis figures data findings editorial column essay letter statement poll study survey document declaration treaty agreement article book memo memorandum "
    "communique communiqué resolution bill law paper email e-mail tweet post transcript filing lawsuit ruling affidavit "
    "charter constitution manifesto note press-release release text accord protocol register documents papers records "
    "letters reports statements emails e-mails messages files filings minutes notes polls surveys studies".split()
)

GROUP_HEADS = frozenset(
    "people persons men women officials sources experts analysts witnesses leaders critics supporters voters residents "
    "observers diplomats lawmakers ministers aides advisers advisors others some many most several few members protesters "
    "scientists researchers lawyers doctors journalists reporters media sides parties countries states governments "
    "economists historians opponents allies workers soldiers rebels republicans democrats conservatives liberals activists "
    "authors writers investigators prosecutors police-officers families relatives friends neighbours neighbors fans "
    "players students teachers executives delegates negotiators islanders fishermen refugees migrants farmers drivers "
    "dockers miners nurses pilots parents pupils tenants passengers survivors victims villagers organisers organizers "
    "campaigners protestors demonstrators strikers commuters consumers shoppers investors traders pollsters "
    "forecasters commentators mps deputies senators councillors judges fishers sailors captains engineers unions "
    "companies firms banks airlines ministries agencies charities backers detractors regulators auditors owners "
    "operators employers employees staffers managers shareholders creditors lenders suppliers bystanders locals "
    "citizens civilians immigrants envoys ambassadors spokesmen spokespeople".split()
)

PERSON_HEADS = frozenset(
    "minister president secretary spokesman spokeswoman spokesperson official source expert analyst witness leader critic "
    "aide adviser advisor man woman lawyer attorney doctor professor diplomat ambassador envoy general commander chief "
    "director chairman chairwoman head mayor governor senator candidate nominee author writer journalist reporter editor "
    "historian economist scientist researcher prosecutor judge officer player coach manager resident neighbour neighbor "
    "friend mother father son daughter brother sister wife husband premier chancellor king queen prince negotiator "
    "deputy representative congressman congresswoman businessman billionaire mogul host moderator pastor bishop pope "
    "interviewer correspondent".split()
)

COUNTRIES = frozenset(
    """Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|
Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|
Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|
Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|
Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|
Ghana|Great Britain|Britain|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|
Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|
Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|
Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|
Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|
Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|
Russia|Russian Federation|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|
Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Korea|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|
Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|
Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|United Kingdom|UK|United States|US|U.S.|USA|America|Uruguay|
USSR|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|Yemen|Yugoslavia|Zambia|Zimbabwe""".replace("\n", "").split("|")
)
"""Member states of the United Nations by their common English names, observers, and states of the past in the news."""
