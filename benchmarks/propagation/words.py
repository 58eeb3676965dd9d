"""The words that reports are made of. All of it is invented; places are real so that the gazetteer knows them."""

from __future__ import annotations

PLACES = (
    ("Norway", "Bergen"),
    ("Latvia", "Riga"),
    ("Portugal", "Porto"),
    ("Chile", "Valparaiso"),
    ("Ghana", "Kumasi"),
    ("Kenya", "Mombasa"),
    ("Peru", "Arequipa"),
    ("Finland", "Tampere"),
    ("Vietnam", "Da Nang"),
    ("Morocco", "Agadir"),
    ("Slovenia", "Maribor"),
    ("Uruguay", "Salto"),
    ("Iceland", "Akureyri"),
    ("Senegal", "Dakar"),
    ("Malaysia", "Ipoh"),
    ("Bulgaria", "Varna"),
    ("Ecuador", "Guayaquil"),
    ("Estonia", "Tartu"),
    ("Tunisia", "Sfax"),
    ("Bolivia", "Cochabamba"),
    ("Croatia", "Rijeka"),
    ("Namibia", "Windhoek"),
    ("Denmark", "Aarhus"),
    ("Paraguay", "Encarnacion"),
    ("Zambia", "Ndola"),
    ("Lithuania", "Kaunas"),
    ("Panama", "Colon"),
    ("Romania", "Cluj"),
    ("Tanzania", "Mwanza"),
    ("Belgium", "Ghent"),
    ("Laos", "Vientiane"),
    ("Austria", "Graz"),
    ("Uganda", "Gulu"),
    ("Ireland", "Cork"),
    ("Mongolia", "Darkhan"),
    ("Cyprus", "Limassol"),
    ("Botswana", "Francistown"),
    ("Slovakia", "Kosice"),
    ("Nepal", "Pokhara"),
    ("Gabon", "Libreville"),
)

BODIES = (
    "the Interior Ministry of {country}",
    "the Defence Ministry of {country}",
    "the General Staff of {country}",
    "the Health Ministry of {country}",
    "the Emergencies Ministry of {country}",
    "the Transport Ministry of {country}",
)

FACTS = (
    # counted noun, deed, and the lowest and highest number
    ("houses", "flooded", 200, 4000),
    ("residents", "evacuated", 300, 9000),
    ("soldiers", "killed", 20, 600),
    ("soldiers", "wounded", 40, 900),
    ("sailors", "rescued", 15, 300),
    ("prisoners", "released", 30, 800),
    ("workers", "dismissed", 100, 5000),
    ("shells", "delivered", 1000, 90000),
    ("passengers", "injured", 20, 400),
    ("trucks", "destroyed", 10, 200),
)

FIRST = ("Harbour", "Canal", "Valley", "Meridian", "Northern", "Lantern", "Granite", "Morning", "Coastal", "Prairie")
LAST = ("Tribune", "Herald", "Gazette", "Courier", "Chronicle", "Observer")

SPEAKERS = (
    "Anna Lindqvist",
    "Tomas Berg",
    "Maria Duarte",
    "Peter Okoro",
    "Ivan Marek",
    "Laura Quispe",
    "Samuel Otieno",
)

WHEN = (
    "overnight",
    "since the weekend",
    "by the evening",
    "within hours",
    "before dawn",
    "in the course of the day",
    "during the night",
    "by midday",
)

WHO = (
    "a shopkeeper", "the baker", "the pupils", "a retired engineer", "a tram driver", "the lighthouse keeper", "a tired nurse",
    "the rowers", "the priest", "a fruit seller", "the masons", "the landlord", "a geology student", "the neighbours",
    "a conductor", "whole families", "a carpenter", "the head gardener", "some porters", "an elderly couple", "the ticket clerk",
    "the fishermen", "a young mechanic", "the caretaker", "small children", "a librarian", "the pilot’s wife", "a beekeeper",
    "the canteen cooks", "hotel guests", "a violin teacher", "the ferryman", "an optician", "the choir", "a postwoman",
    "the night watchman", "cyclists", "a tailor", "the vet", "the bricklayers",
)  # fmt: skip

FROM = (
    "near the market", "from the upper school", "by the depot", "on the ground floor", "of the lower parish", "in rubber boots",
    "with a dog", "from the cement works", "at the corner", "behind the kiln", "of the night shift", "in the terraced street",
    "with bandaged hands", "from the park", "under the arcade", "opposite the bank", "on the third floor", "of the rowing club",
    "from the bus garage", "beside the sports hall", "in wet shoes", "from the hills", "at the railway canteen", "with a suitcase",
    "of the old quarter", "across the canal", "from the tannery", "in a borrowed coat", "below the viaduct", "by the fountain",
)  # fmt: skip

DID = (
    "swept mud", "carried chairs", "watched the sky", "kept a radio on", "counted sandbags", "had not slept", "lit a stove",
    "waited for a call", "locked the cellar", "moved the goats", "handed out bread", "leaned on a fence", "tied up a boat",
    "wrote down names", "pushed a cart", "nailed up planks", "argued loudly", "searched for a cat", "parked sideways",
    "dried letters", "shared an umbrella", "heard a dull noise", "painted a sign", "stacked crates", "left the lamps burning",
    "repaired a chain", "filled buckets", "poured coffee", "read aloud", "walked slowly", "hummed a tune", "peeled potatoes",
    "folded blankets", "rang a handbell", "chopped firewood", "smoked in silence", "wound a clock", "played cards",
    "sketched the scene", "mended a net",
)  # fmt: skip

WHERE = (
    "on the pavement", "up the stairs", "at the window", "in the yard", "along the embankment", "by the pump", "outside the inn",
    "against the wall", "on the landing", "in the doorway", "under the awning", "beside the tracks", "on the quay", "in the arcade",
    "next to the kiosk", "behind the counter", "between parked vans", "at the crossroads", "on an upturned crate", "below the bridge",
    "in the vestry", "near the weir", "at the kerb", "around a brazier", "inside the shelter", "on the steps", "by lamplight",
    "beyond the barrier", "in the stairwell", "close to the pier",
)  # fmt: skip

LINKS = ("while", "as", "and", "though", "until", "because", "long after", "just when", "since", "even as")

THINGS = (
    "lorries", "the church bells", "smoke", "the rain", "a helicopter", "the buses", "dogs", "the street lamps", "the tram lines",
    "the cafes", "the river", "steam", "the generators", "a long queue", "the wind", "volunteers", "the ferry", "an accordion",
    "the mud", "snow", "the station clock", "a policeman", "the orchard", "the tide", "gulls", "the sirens", "fog", "the mill wheel",
    "a loudspeaker", "the scaffolding", "paper flags", "the schools", "the cranes", "the post van", "ash", "the shutters",
    "a kettle", "the pigeons", "warm bread", "the lifts",
)  # fmt: skip

WENT = (
    "passed without stopping", "rang on", "hung over everything", "had nearly ceased", "circled above", "did not run", "barked uphill",
    "flickered", "lay empty", "closed early", "kept rising", "drifted by", "hummed all night", "grew longer", "turned south",
    "came and went", "stayed at its berth", "sounded indoors", "reached the doors", "settled on the roofs", "stood still",
    "was gone", "looked bare", "came in fast", "screamed overhead", "fell quiet", "thickened", "creaked", "called out numbers",
    "swayed", "were taken down", "never opened", "swung round", "arrived late", "covered the cars", "rattled", "boiled over",
    "scattered", "ran out", "were stuck",
)  # fmt: skip

QUOTED = (
    "we owe it to the families to say what we know and what we do not know",
    "nobody who does this work expected such a night and nobody will forget it",
    "every hand that can be spared has been sent there and more will follow at dawn",
    "it will take months rather than weeks before anyone can speak of normal life",
    "the lists are being checked name by name and that cannot be hurried",
    "there was a warning and it was passed on as the rules demand",
    "those who want to help should wait until they are called",
    "what failed here was one valve and not the people who looked after it",
    "we have asked our neighbours for equipment and they answered within the hour",
    "the roads will be opened one after the other as soon as they are safe",
)

NOTICES = (
    "Follow the {outlet} for news from every district, and write to us if you saw something that we should look into.",
    "The {outlet} is read in print and online. Copies of earlier issues can be ordered from our office on weekdays.",
    "All rights belong to the {outlet}. No part of this page may be stored or sold without our written permission.",
)
GROUP_NOTICE = (
    "This newspaper belongs to the Rivers group, which prints regional titles and keeps a common archive for them."
)
