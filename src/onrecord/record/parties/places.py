"""Countries, their capitals and the adjectives of their people. Tables, each of one thing."""

from __future__ import annotations

_ROWS = """
Afghanistan;Kabul;Afghan|Albania;Tirana;Albanian|Algeria;Algiers;Algerian|Andorra;;Andorran|Angola;Luanda;Angolan
Argentina;Buenos Aires;Argentine,Argentinian|Armenia;Yerevan;Armenian|Australia;Canberra;Australian,Aussie
Austria;Vienna;Austrian|Azerbaijan;Baku;Azerbaijani,Azeri|Bahamas;Nassau;Bahamian|Bahrain;Manama;Bahraini
Bangladesh;Dhaka;Bangladeshi|Barbados;Bridgetown;Barbadian|Belarus;Minsk;Belarusian|Belgium;;Belgian
Belize;Belmopan;Belizean|Benin;;Beninese|Bhutan;Thimphu;Bhutanese|Bolivia;La Paz;Bolivian
Bosnia and Herzegovina,Bosnia;Sarajevo;Bosnian|Botswana;Gaborone;|Brazil;Brasilia,Brasília;Brazilian|Brunei;;Bruneian
Bulgaria;Sofia;Bulgarian|Burkina Faso;Ouagadougou;|Burundi;Bujumbura;Burundian|Cambodia;Phnom Penh;Cambodian
Cameroon;Yaounde;Cameroonian|Canada;Ottawa;Canadian|Cape Verde;;|Central African Republic;Bangui;|Chad;N'Djamena;Chadian
Chile;;Chilean|People's Republic of China,China;Beijing;Chinese|Colombia;Bogota,Bogotá;Colombian|Comoros;;Comorian
Democratic Republic of the Congo,Democratic Republic of Congo,Congo;Kinshasa;Congolese|Costa Rica;San Jose;Costa Rican
Croatia;Zagreb;Croatian|Cuba;Havana;Cuban|Cyprus;Nicosia;Cypriot|Czech Republic,Czechia;Prague;Czech
Denmark;Copenhagen;Danish|Djibouti;;Djiboutian|Dominica;;|Dominican Republic;Santo Domingo;Dominican
East Timor,Timor-Leste;Dili;Timorese|Ecuador;Quito;Ecuadorian|Egypt;Cairo;Egyptian|El Salvador;San Salvador;Salvadoran
Equatorial Guinea;;|Eritrea;Asmara;Eritrean|Estonia;Tallinn;Estonian|Eswatini;;|Ethiopia;Addis Ababa;Ethiopian
Fiji;Suva;Fijian|Finland;Helsinki;Finnish|France;Paris;French|Gabon;Libreville;Gabonese|Georgia;Tbilisi;Georgian
Germany;Berlin;German|Ghana;Accra;Ghanaian|Greece;Athens;Greek|Grenada;;Grenadian|Guatemala;;Guatemalan
Guinea;Conakry;Guinean|Guinea-Bissau;;|Guyana;;Guyanese|Haiti;Port-au-Prince;Haitian|Honduras;Tegucigalpa;Honduran
Hungary;Budapest;Hungarian|Iceland;Reykjavik;Icelandic|India;New Delhi,Delhi;Indian|Indonesia;Jakarta;Indonesian
Iran;Tehran,Teheran;Iranian|Iraq;Baghdad;Iraqi|Ireland;Dublin;Irish|Israel;Jerusalem;Israeli|Italy;Rome;Italian
Ivory Coast,Côte d'Ivoire;Abidjan;Ivorian|Jamaica;;Jamaican|Japan;Tokyo;Japanese|Jordan;Amman;Jordanian
Kazakhstan;Astana;Kazakh|Kenya;Nairobi;Kenyan|Kiribati;;|Kosovo;Pristina;Kosovar|Kuwait;;Kuwaiti
Kyrgyzstan;Bishkek;Kyrgyz|Laos;Vientiane;Laotian|Latvia;Riga;Latvian|Lebanon;Beirut;Lebanese|Lesotho;;|Liberia;;Liberian
Libya;Tripoli;Libyan|Liechtenstein;;|Lithuania;Vilnius;Lithuanian|Luxembourg;;|Madagascar;;Malagasy|Malawi;;Malawian
Malaysia;Kuala Lumpur;Malaysian|Maldives;;Maldivian|Mali;Bamako;Malian|Malta;Valletta;Maltese|Marshall Islands;;
Mauritania;Nouakchott;Mauritanian|Mauritius;;Mauritian|Mexico;Mexico City;Mexican|Micronesia;;Micronesian
Moldova;Chisinau;Moldovan|Monaco;;|Mongolia;Ulan Bator;Mongolian|Montenegro;Podgorica;Montenegrin|Morocco;Rabat;Moroccan
Mozambique;Maputo;Mozambican|Myanmar,Burma;Naypyidaw,Yangon;Burmese|Namibia;Windhoek;Namibian|Nauru;;|
Nepal;Kathmandu;Nepalese
Netherlands,Holland;The Hague;Dutch|New Zealand;Wellington;New Zealander|Nicaragua;Managua;Nicaraguan|Niger;Niamey;
Nigeria;Abuja;Nigerian|North Korea;Pyongyang;North Korean|North Macedonia,Macedonia;Skopje;Macedonian
Norway;Oslo;Norwegian|Oman;Muscat;Omani|Pakistan;Islamabad;Pakistani|Palau;;|Palestine;Ramallah;Palestinian
Panama;;Panamanian|Papua New Guinea;Port Moresby;|Paraguay;;Paraguayan|Peru;Lima;Peruvian|
Philippines;Manila;Filipino,Philippine
Poland;Warsaw;Polish|Portugal;Lisbon;Portuguese|Qatar;Doha;Qatari|Romania;Bucharest;Romanian
Russian Federation,Russia;Moscow;Russian|Rwanda;Kigali;Rwandan|Samoa;;Samoan|San Marino;;|Saudi Arabia;Riyadh;Saudi
Senegal;Dakar;Senegalese|Serbia;Belgrade;Serbian|Seychelles;;|Sierra Leone;Freetown;|Singapore;;Singaporean
Slovakia;Bratislava;Slovak|Slovenia;Ljubljana;Slovenian|Solomon Islands;Honiara;|Somalia;Mogadishu;Somali
South Africa;Pretoria;South African|South Korea,Republic of Korea;Seoul;South Korean|South Sudan;Juba;South Sudanese
Soviet Union,USSR;;Soviet|Spain;Madrid;Spanish|Sri Lanka;Colombo;Sri Lankan|Sudan;Khartoum;Sudanese|Suriname;;Surinamese
Sweden;Stockholm;Swedish|Switzerland;Bern;Swiss|Syria;Damascus;Syrian|Taiwan;Taipei;Taiwanese|Tajikistan;Dushanbe;Tajik
Tanzania;Dodoma;Tanzanian|Thailand;Bangkok;Thai|Togo;Lome;Togolese|Tonga;;Tongan|Trinidad and Tobago;;|
Tunisia;Tunis;Tunisian
Turkey;Ankara;Turkish|Turkmenistan;Ashgabat;Turkmen|Tuvalu;;|Uganda;Kampala;Ugandan|Ukraine;Kiev,Kyiv;Ukrainian
United Arab Emirates,UAE;Abu Dhabi;Emirati|United Kingdom,Great Britain,Britain,UK,U.K.;London;British,Briton
United States of America,United States,USA,U.S.A.,US,U.S.,America;Washington;American|Uruguay;Montevideo;Uruguayan
Uzbekistan;Tashkent;Uzbek|Vanuatu;;|Vatican,Holy See;;|Venezuela;Caracas;Venezuelan|Vietnam;Hanoi;Vietnamese
Yemen;Sanaa,Sana'a;Yemeni|Yugoslavia;;Yugoslav|Zambia;Lusaka;Zambian|Zimbabwe;Harare;Zimbabwean
"""
"""names;capitals;adjectives, each list by commas. Members of the United Nations by their common English names,
observers, and states of the past in the news. A capital that bears its country's name is left out."""

_SPLIT = [row.split(";") for row in _ROWS.replace("\n", "|").split("|") if row]

COUNTRY: dict[str, str] = {name.lower(): row[0].split(",")[0] for row in _SPLIT for name in row[0].split(",")}
"""Each name of a country in lower case, and the first of its names, which stands for it here."""

CAPITAL: dict[str, str] = {city.lower(): row[0].split(",")[0] for row in _SPLIT for city in row[1].split(",") if city}
"""Capitals in lower case and their countries."""

DEMONYM: dict[str, str] = {word.lower(): row[0].split(",")[0] for row in _SPLIT for word in row[2].split(",") if word}
"""Adjectives and names of a people in lower case, and their countries."""

REGIONS: frozenset[str] = frozenset(
    """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|
iowa|
kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|
new hampshire|new jersey|new mexico|new york|new york city|north carolina|north dakota|ohio|oklahoma|oregon|
pennsylvania|
rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming|
england|scotland|wales|northern ireland|ontario|quebec|british columbia|alberta|queensland|victoria|new south wales|
tasmania|chechnya|crimea|catalonia|gaza|gaza strip|west bank|hong kong|tibet|kashmir|kurdistan|darfur|europe|asia|
africa|
north america|south america|latin america|middle east|western europe|eastern europe|los angeles|chicago|houston|
philadelphia|san francisco|boston|detroit|dallas|miami|atlanta|seattle|denver|cleveland|charlotte|las vegas|new orleans|
baltimore|pittsburgh|phoenix|san diego|orlando|tampa|milwaukee|st. louis|manhattan|brooklyn|sydney|melbourne|brisbane|
perth|auckland|toronto|montreal|vancouver|mumbai|shanghai|geneva|brussels|munich|frankfurt|hamburg|milan|barcelona|
istanbul|dubai|st. petersburg|glasgow|edinburgh|liverpool|manchester|birmingham|belfast|cardiff|earth|mars|
moon""".replace("\n", "").split("|")
)
"""Places in the news that are neither a country nor its capital, in lower case."""

STATE_SHORT: dict[str, str] = {
    short: name
    for row in """ala:alabama ariz:arizona ark:arkansas calif:california colo:colorado conn:connecticut del:delaware
fla:florida ga:georgia ill:illinois ind:indiana kan:kansas ky:kentucky la:louisiana mass:massachusetts md:maryland
mich:michigan minn:minnesota miss:mississippi mo:missouri mont:montana nc:north_carolina nd:north_dakota neb:nebraska
nev:nevada nh:new_hampshire nj:new_jersey nm:new_mexico ny:new_york okla:oklahoma ore:oregon pa:pennsylvania
ri:rhode_island sc:south_carolina sd:south_dakota tenn:tennessee tex:texas va:virginia vt:vermont wash:washington
wis:wisconsin wva:west_virginia wyo:wyoming tx:texas fl:florida ca:california oh:ohio in:indiana mn:minnesota""".split()
    for short, name in [row.replace("_", " ").split(":")]
}
"""Short forms of the states of the US as they stand in brackets after a name ("(R-Calif.)"), stops left out."""
