"""Which complaints and treatments are known by name, whether or not a study here is about them?

A question that names one of these is not answered by a study that does not have it: whoever asks for botox and
migraine is not helped by every study of migraine.
"""


def _listed(names: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(" ".join(name.split()) for name in names.split(","))


# Diseases and complaints, in both languages.
COMPLAINTS = _listed(
    """
    aambei, aangezichtspijn, aangezichtsverlamming, achilles tendinopathy, achillespeesontsteking, acne, addiction,
    aderverkalking, afasie, alcoholisme, allergie, allergy, alopecia, amputatie, amputation, amyotrofe laterale
    sclerose, amyotrophic lateral sclerosis, anaemia, anemia, anemie, aneurysma, angina, ankle sprain, anorexia,
    aphasia, appendicitis, arrhythmia, arthritis, artritis, artrose, atherosclerose, atherosclerosis, atrial
    fibrillation, bedplassen, bedwetting, beroerte, bijholteontsteking, bijziendheid, bipolair, blaasontsteking,
    blindedarmontsteking, blindheid, blindness, bloedarmoede, bloedneus, boezemfibrilleren, borderline
    persoonlijkheid, borstontsteking, botbreuk, boulimia, brain tumor, brain tumour, braken, brandwond, breech,
    bronchitis, buikgriep, bursitis, caesarean, candida, caries, carpaal tunnelsyndroom, carpal tunnel,
    carpaletunnelsyndroom, cataract, celiac, cesarean, chiari malformatie, chickenpox, cholesterol, cirrhosis,
    cluster headache, clusterhoofdpijn, coeliac, coeliakie, colitis, common cold, conjunctivitis, copd, cough,
    craniosynostose, craniosynostosis, crps, cva, cystic fibrosis, cystitis, darmkanker, deafness, decubitus,
    delier, delirium, dermatitis, diabetes, diarree, diarrhea, diarrhoea, doofheid, down syndrome, down syndroom,
    droge ogen, dry eye, dwangneurose, dwarslaesie, dyslexie, dysphagia, dyspraxie, dystonie, ear infection, eating
    disorder, eczeem, eczema, edema, eetstoornis, ehlers danlos, emfyseem, encefalitis, endometriose, endometriosis,
    enkelverstuiking, epilepsie, epilepsy, erectiestoornis, erectile dysfunction, etalagebenen, faalangst, facial
    palsy, fantoompijn, fasciitis plantaris, fever, flauwvallen, fobie, fracture, fractuur, gallstone, galsteen,
    gastritis, gastroenteritis, geelzucht, glaucoma, glaucoom, glue ear, glutenintolerantie, gordelroos, gout,
    griep, groeipijn, growing pains, haaruitval, haemophilia, haemorrhoid, hair loss, hallux valgus, hartfalen,
    hartinfarct, hartklopping, hartritmestoornis, hay fever, hearing loss, heart attack, heart failure, heartburn,
    heel spur, hemiplegie, hemofilie, hemophilia, hemorrhoid, hepatitis, herpes, hersenbloeding, herseninfarct,
    hersentumor, hersenvliesontsteking, heupdysplasie, hielspoor, hip dysplasia, hiv, hives, hoest, hooikoorts, hot
    flush, huidkanker, hydrocefalie, hydrocephalus, hyperacusis, hypermobiliteit, hypermobility, hypertensie,
    hypertension, hyperthyreoidie, hyperthyroidism, hypothyreoidie, hypothyroidism, impingement, impotentie,
    influenza, jeuk, jicht, kanaalstenose, keelpijn, keizersnede, kidney failure, kidney stone, kiespijn, kinkhoest,
    kiss syndroom, klaplong, klierkoorts, koorts, kroep, kuitkramp, kyfose, kyphosis, leukaemia, leukemia, leukemie,
    levercirrose, liesbreuk, lijmoor, litteken, longembolie, longkanker, longontsteking, lui oog, lung cancer,
    lupus, lyme, lymfoedeem, lymfoom, lymphedema, lymphoedema, lymphoma, maagzuur, maagzweer, maculadegeneratie,
    macular degeneration, malaria, mastitis, mazelen, measles, melanoma, melanoom, meniere disease, meningitis,
    meniscus tear, meniscusletsel, menopause, menopauze, middenrifbreuk, miscarriage, miskraam, misselijkheid,
    mononucleosis, motion sickness, mucoviscidose, mumps, muscular dystrophy, myopia, nachtmerrie, narcolepsie,
    narcolepsy, nausea, netelroos, neuralgie, neuropathie, neuropathy, nierfalen, niersteen, nightmare, obesitas,
    obesity, ocd, oedeem, oedema, oorontsteking, opvlieger, osteoarthritis, osteoporose, osteoporosis, otitis,
    overgewicht, overweight, palpitation, parodontitis, pcos, peesontsteking, personality disorder,
    persoonlijkheidsstoornis, phantom limb, phobia, plantar fasciitis, pneumonia, polio, postnatal depression,
    postnatale depressie, postpartumdepressie, preeclampsie, prolapse, prostaatkanker, prostaatvergroting, prostate
    cancer, prostatitis, psoriasis, reflux, restless legs, reuma, rhinitis, rosacea, rotator cuff, rouw, rsi,
    rusteloze benen, sarcoidose, sarcoidosis, schildklieraandoening, schisis, schizofrenie, schizophrenia, scoliose,
    scoliosis, self harm, sepsis, shingles, sinusitis, slaapapneu, slechthorendheid, sleep apnea, sleep apnoea,
    slikstoornis, snoring, snurken, sore throat, spatader, spierdystrofie, spinal cord injury, spondylitis,
    spondylolisthesis, staartbeenpijn, stenosis, stomach ulcer, stotteren, strabisme, strabismus, stroke,
    stuitligging, stuttering, suicidal, suikerziekte, syncope, syndroom van raynaud, syndroom van sjogren, syndroom
    van tourette, taaislijmziekte, tandbederf, tandpijn, tendinitis, thrombosis, thyroid disease, tia, tonsillitis,
    toothache, torticollis, tourette syndrome, tremor, trigeminal neuralgia, trigeminusneuralgie, trombose,
    tuberculose, tuberculosis, uitzaaiing, urinary tract infection, urineweginfectie, urticaria, vaginisme,
    vaginismus, varicose vein, verkoudheid, verslaving, verstandskies, verzakking, vleesboom, vomiting,
    voorkamerfibrillatie, vulvodynie, wagenziekte, waterpokken, whooping cough, windpokken, wisdom tooth, wrat,
    ziekte van bechterew, ziekte van hashimoto, ziekte van huntington, ziekte van meniere, ziekte van pfeiffer,
    ziekte van scheuermann, zona, zwaarlijvigheid, zwangerschapsvergiftiging
    """
)
# Therapies, medicines, operations and devices, in both languages.
TREATMENTS = _listed(
    """
    acupressure, acupressuur, ademtherapie, alexander technique, alexandertechniek, amitriptyline, antibiotic,
    antibiotica, anticoagulant, anticonceptiepil, antidepressant, antidepressiva, antihistamine, antroposofie,
    applied kinesiology, arnica, aromatherapie, aromatherapy, art therapy, arthroscopie, aspirine, atlasprofilax,
    atlastherapie, autogene training, ayurveda, babymassage, bach flower, bachbloesem, baclofen,
    bekkenbodemtherapie, benzodiazepine, bestraling, beta blocker, betablokker, bioresonantie, bloedverdunner,
    botox, botuline, botulinum, breathwork, bypass, cannabis, cbd, cbt, cervical collar, cesartherapie, cgt,
    chemotherapie, chemotherapy, chinese geneeskunde, chinese medicine, cognitieve gedragstherapie, cognitive
    behavioral therapy, cognitive behavioural therapy, collageen, contraceptive, corticosteroid, cortisone,
    counterstrain, cpap, cryotherapie, cryotherapy, cupping, curcuma, danstherapie, detox, dialyse, dialysis,
    diazepam, diclofenac, dorntherapie, dry needling, eft, electrotherapy, elektroacupunctuur, elektrotherapie,
    emdr, emotional freedom technique, epidural, epley maneuver, epley manoeuvre, ergotherapie, essential oil,
    etherische olie, exposure therapy, familieopstelling, feldenkraismethode, fish oil, fodmap, frenotomie,
    frenotomy, gabapentine, ginseng, glucosamine, gluten free, glutenvrij, halskraag, handoplegging, haptonomie,
    haptotherapie, helmet therapy, helmtherapie, heupprothese, hip replacement, homeopathie, homeopathy,
    hoortoestel, hormone replacement, hormoontherapie, hydrotherapie, hydrotherapy, hysterectomie, hysterectomy,
    ibuprofen, immunotherapie, insuline, intermittent fasting, iriscopie, ivf, ketamine, ketogeen dieet, ketogenic
    diet, kinesiologie, kinesiology, kinesiotape, kinesiotaping, knee replacement, knieprothese, korset,
    krachttraining, kurkuma, laser therapy, lasertherapie, laxative, laxeermiddel, levodopa, lichttherapie,
    lidocaine, light therapy, logopedie, lymfedrainage, lymphatic drainage, maagverkleining, macrogol, magnetic
    stimulation, mckenzie methode, medical taping, meditatie, meditation, mediterraan dieet, mediterranean diet,
    morfine, morphine, moxibustion, muscle energy, muscle relaxant, naproxen, naturopathie, naturopathy,
    natuurgeneeskunde, nerve block, nervus vagus stimulatie, neuraaltherapie, neural therapy, neurofeedback, nlp,
    nsaid, occlusal splint, occupational therapy, opioid, orthodontics, orthodontie, orthomanuele geneeskunde,
    orthomoleculair, orthotics, oxycodon, ozempic, pacemaker, paracetamol, pelvic floor training, pilates, play
    therapy, podiatry, podologie, podotherapie, prednison, pregabaline, probiotic, probiotica, propranolol,
    psilocybine, psychoanalyse, psychoanalysis, psychomotorische therapie, psychotherapie, psychotherapy, qigong,
    radiotherapie, radiotherapy, reiki, ritalin, rolfing, sacro occipital technique, sauna, schema therapy,
    schematherapie, shantala, shiatsu, shockwave, sint janskruid, slaappil, sleeping pill, speech therapy,
    speltherapie, spierverslapper, spinal decompression, spinal fusion, sportmassage, ssri, st johns wort,
    stamceltherapie, statine, stem cell, steunzool, strength training, structural integration, tai chi, tens,
    therapeutic touch, therapeutic ultrasound, tonsillectomie, tonsillectomy, touch for health, tractie, tramadol,
    triptan, trommelvliesbuisje, tuina, turmeric, vaccinatie, vaccination, vagus nerve stimulation, valeriaan,
    veganistisch, visolie, vitamin, vitamine, yoga, zero balancing
    """
)
