"""Which everyday words mean nearly the same? Whoever types one is shown the others too, in both languages."""


def _groups(lines: str) -> tuple[tuple[str, ...], ...]:
    """A group a line; a line that begins further in goes on with the one above it."""
    joined = lines.replace("\n      ", " ")
    return tuple(tuple(line.split()) for line in joined.splitlines() if line.strip())


# Words for the same people.
PEOPLE = _groups(
    """
    baby babies babys zuigeling zuigelingen infant infants pasgeboren pasgeborene pasgeborenen newborn newborns
      neonaat neonate neonates babytje babytjes boreling borelingen kindje
    prematuur premature prematuren prematuurtje preterm couveuse vroeggeboren prematuurtjes couveusekind
      couveusekindje couveusebaby preemie preemies nicu
    kind kinderen kids kleuter kleuters peuter peuters kindje child children schoolkinderen jonge dreumes toddler
      toddlers preschooler preschoolers preschool kinders minderjarig minderjarigen pediatrisch pediatrie
      kindergeneeskunde paediatric pediatric paediatrics pediatrics
    jongeren adolescenten pubers tieners teenagers adolescents jeugd youth tiener puber puberteit adolescent
      teenager teens
    ouderen oudere bejaarden senioren rusthuis verpleeghuis woonzorgcentrum elderly seniors bejaarde
      senior geriatrie geriatrisch geriatric verpleeghuisbewoner verpleeghuisbewoners verpleeghuizen verpleegtehuis
      rusthuizen wzc bejaardentehuis bejaardenhuis verzorgingshuis
    vrouw vrouwen women woman female dame vrouwelijk vrouwelijke females
    man mannen men male mannelijk mannelijke males
    zwanger zwangere zwangeren zwangerschap pregnant pregnancy expecting
    moeder moeders mother mothers mama mamas kraamvrouw kraamvrouwen mum mums
    student studenten students studente universiteitsstudenten hogeschoolstudenten undergraduates
    verpleegkundige verpleegkundigen verpleging verpleegster verpleegsters nurse nurses verpleger verplegers zuster
      zusters
    zorgpersoneel zorgmedewerkers zorgverleners healthcare zorgverlener hulpverlener hulpverleners
      gezondheidswerkers workers
    veteraan veteranen veteran veterans oudstrijder oudstrijders oorlogsveteranen vietnamveteraan vietnamveteranen
      vietnam
    soldaat soldaten militair militairen military soldier soldiers leger defensie army
    sporter sporters atleten athletes football voetballers players voetbal atleet topsporter topsporters sportlui
      sportmensen athlete sportspeople
    brandweer brandweerlieden brandweerlui brandweermannen pompier pompiers firefighter firefighters brandweerman
      brandweervrouw brandweercadetten spuitgast spuitgasten fireman firemen
    gezond gezonde healthy asymptomatic
    schoolkind schoolkinderen basisschoolkinderen basisschool leerling leerlingen schoolgaande schoolchildren pupils
    jongen jongens boy boys
    meisje meisjes girl girls
    jongvolwassene jongvolwassenen jongvolwassen twintigers
    volwassene volwassenen adult adults
    ouder ouders parent parents caregiver caregivers
    postmenopauzaal postmenopauzale overgang overgangsvrouwen menopauze menopauzaal wisseljaren postmenopausal
      menopause menopausal
    cadet cadetten brandweercadetten aspirant aspiranten rekruten cadets recruits
    ambulancehulpverlener ambulancepersoneel ambulance ambulanciers ambulancier hulpdiensten paramedic paramedics
      rescuer rescuers
    profvoetballers footballer footballers nfl football
    roker rokers roken smoker smokers smoking
    vrijwilliger vrijwilligers proefpersoon proefpersonen volunteer volunteers
    werknemer werknemers werkenden personeel medewerkers employees staff
    therapeuten behandelaar behandelaars practitioner practitioners therapist therapists
    osteopaat osteopaten osteopath osteopaths
    psychotherapeut psychotherapeuten psycholoog psychologen psychotherapist psychotherapists psychologist
    fysiotherapeut fysiotherapeuten fysio kinesist kinesisten kinesitherapeut kine physiotherapist physiotherapists
    huisarts huisartsen dokter dokters arts artsen gp doctor doctors physician physicians
    lactatiekundige lactatiekundigen lactatieconsulent lactatieconsulente borstvoedingsdeskundige
    reumatoloog reumatologen rheumatologist
    leraar leraren leerkracht leerkrachten juf juffen meester onderwijzer teacher teachers
    getraumatiseerd getraumatiseerde getraumatiseerden traumatised traumatized
    kankeroverlever kankeroverlevers survivors
    aspecifiek aspecifieke nonspecific
    """
)
# Words for the same country and its people.
PLACES = _groups(
    """
    denemarken deens deense denmark danish
    ijsland ijslands iceland icelandic
    polen pools poolse poland polish
    spanje spaans spaanse spain spanish
    duitsland duits duitse germany german
    frankrijk frans franse france french
    italie italiaans italiaanse italy italian
    zweden zweeds zweedse sweden swedish
    zwitserland zwitsers zwitserse switzerland swiss
    turkije turks turkse turkey turkish
    iran iraans iraanse iranian
    india indiaas indiase indian
    israel israelisch israelische israeli
    brazilie braziliaans braziliaanse brazil brazilian
    canada canadees canadese canadian
    australie australisch australische australia australian
    oostenrijk oostenrijks oostenrijkse austria austrian
    china chinees chinese
    tsjechie tsjechisch tsjechische czech
    portugal portugees portugese portuguese
    engeland engels engelse brits britse england british uk
    korea koreaans korean
    amerika amerikaans amerikaanse america american usa
    egypte egyptisch egypt egyptian
    nederland nederlands nederlandse netherlands dutch
    belgie belgisch belgische belgium belgian vlaanderen vlaams vlaamse flanders flemish
    """
)
# Parts of the body, techniques, tools, settings and other words of titles and descriptions.
WORDS = _groups(
    """
    schedel schedels hoofdschedel cranium craniaal craniale skull cranial
    hoofd hoofdje kop kopje head
    achterhoofd achterhoofdsbeen occiput occipitaal occipital
    voorhoofd voorhoofdsbeen forehead
    wandbeen wandbeenderen parietaal parietal
    slaapbeen slaapbeenderen temporaal temporals
    mastoid mastoideus occipitomastoid
    wiggenbeen wiggebeen sfenoid schedelbasis sphenoid
    schedelnaad schedelnaden sutuur suturen naad naden suture sutures
    schedelbot schedelbotten schedelbeenderen hoofdbotten
    hersenvlies hersenvliezen dura meninges membranen tentorium falx
    hersenvocht hersenvloeistof ruggenmergsvocht hersenruggenmergsvocht liquor csv csf
    hersenen brein hersens cerebraal brain cerebral
    ventrikel hersenkamer cv4 vierdeventrikelcompressie ventricle
    heiligbeen sacrum sacraal sacral
    staartbeen stuit stuitje coccyx tailbone
    bekken bekkens pelvis pelvien pelvic
    bekkenbodem bekkenbodemspieren
    ruggengraat wervelkolom ruggegraat rugwervels wervel wervels spine spinal vertebra vertebrae
    nek hals cervicaal cervicale nekwervels halswervel halswervels halswervelkolom cwk atlas neck cervical
    onderrug lendenen lende lenden lumbaal lumbale lwk lumbar
    middenrif diafragma diaphragm ademhalingsspier
    borstkas thorax ribben rib ribbenkast chest ribs thoracic
    tongbeen hyoid
    kaak kaken kaakgewricht tmj kaakgewrichten jaw temporomandibular
    mond mondholte intraoraal mouth oral intraoral
    oog ogen oogbol oogkas eye eyes eyeball
    oor oren gehoorgang ear ears
    neus sinussen neusbijholten bijholten voorhoofdsholte nose sinus sinuses
    buik buikorganen onderbuik ingewanden organen abdomen belly abdominal viscera visceral visceraal
    voet voeten foot feet
    hand handen hands
    hiel hak hielen plantar
    elleboog ellebogen elbow elbows epicondyl
    schouder schouders shoulder shoulders
    heup heupen hip hips
    spier spieren musculatuur muscle muscles muscular
    psoas psoasspier iliopsoas heupbuiger heupbuigers lendenspier
    bilspier bilspieren bil billen gluteus glutei buttock
    monnikskapspier trapezius trapeziusspier kappenspier
    bindweefsel fascia fascie fascien fasciae spiervlies spiervliezen fascial fasciaal
    zenuw zenuwen nerve nerves neural neuraal
    vagus vaguszenuw vagaal vagale vagal
    lymfe lymfevocht lymfestelsel lymfedrainage lymfatisch neurolymfatisch lymph lymphatic
    bloed bloedonderzoek bloedafname bloedtest bloedprik blood plasma serum
    speeksel spuug saliva salivary
    tepel tepels nipple nipples
    aanraking aanraken aanrakingen betasten handoplegging touch touching
    zacht zachte gentle
    stilpunt stilpunten stillpoint stilpunttechniek
    palpatie palperen aftasten bevoelen palpation palpate
    techniek technieken grepen greep handgrepen technique techniques
    manipulatie manipuleren kraken thrust manipulation hvla
    mobilisatie mobiliseren losmaken maitland mobilisation mobilization
    decompressie decompressietechniek tractie decompression traction
    compressie samendrukken compression
    suboccipitaal suboccipitale suboccipital inhibitie inhibition
    counterstrain scs houdingstechniek
    spierenergietechniek spierenergie
    sensomotorisch sensorimotor coordinatietraining
    rekken stretchen strekken rekoefening rekoefeningen stretching stretch stretches
    stabilisatie stabilisatieoefeningen stabiliteitstraining rompstabiliteit stabilisation stabilization
    bekkenbodemoefeningen bekkenbodemtraining kegel kegeloefeningen
    bekkenfysiotherapie bekkenfysiotherapeut bekkenfysio bekkenkine bekkenkinesist
    balanstraining evenwichtstraining evenwichtsoefeningen balansoefeningen coordinatieoefeningen
    ademhaling adem ademen ademhalen ademhalings ademhalingsoefening ademhalingsoefeningen ademtraining breathing
      breath respiratory respiration
    buikademhaling buikademen middenrifademhaling
    ontspanning ontspannen relaxatie spierontspanning relaxation relaxing
    vojta vojtamethode vojtatherapie
    ergotherapie ergotherapeut ergo
    revalidatie revalideren herstelprogramma revalidatiecentrum rehab rehabilitation
    psychotherapie gesprekstherapie psychotherapy counselling
    traumatherapie traumabehandeling traumaverwerking
    zelfbehandeling zelfhulp
    groepsles groepslessen groepstherapie
    houdingsadvies houdingsadviezen lighouding positionering positioneringsadvies rugligging buikligging positioning
      repositioning
    houding lichaamshouding posture postural
    elektrotherapie stroompjes stroom tens electrotherapy
    gelijkstroomstimulatie tdcs hersenstimulatie breinstimulatie
    ultrageluid ultrasone echo echoapparaat echokop ultrasound ultrasonic
    kortegolf kortegolftherapie diathermie shortwave diathermy
    infrarood infraroodlamp warmtelamp infrared
    magneet magneten magneetjes magneetapparaat magnetisch magnetische magnet magnets magnetic
    acupunctuur naald naalden naaldjes acupuncture needle needles
    massage masseren masseurs masseur
    hypnose hypnotherapie hypnosis hypnotherapy
    reflexologie voetreflex voetreflexologie voetzoolreflex voetzoolreflexologie reflexology
    muziek muziektherapie music
    kruiden fytotherapie kruidengeneeskunde phytotherapy herbs herbal
    supplement supplementen voedingssupplementen supplements
    probiotica yakult probiotics probiotic
    maagzuurremmer maagzuurremmers protonpompremmer protonpompremmers omeprazol ppi
    simeticon infacol krampdruppels simethicone
    pijnstiller pijnstillers ontstekingsremmer ontstekingsremmers nsaid nsaids ibuprofen painkiller painkillers
    dimenhydrinaat reisziektepillen dimenhydrinate
    chemotherapie chemo chemokuur chemotherapy
    bestraling bestraald bestralen radiotherapie radiation radiotherapy
    operatie geopereerd ingreep chirurgie operatief surgery operation postoperative
    meningeoom meningioom hersenvliestumor hersentumor meningioma
    energiecyste energiecysten
    upledger upledgermethode
    vragenlijst vragenlijsten enquete formulier questionnaire questionnaires
    dagboek dagboekje logboek huildagboek slaapdagboek pijndagboek hoofdpijndagboek plasdagboek diary log
    elektromyografie electromyografie emg semg spiermeting electromyography
    hartfilmpje ecg ekg hartmeting hartslagmeter electrocardiogram holter
    slaaponderzoek slaapregistratie slaapmeting polysomnografie psg slaaplab slaaplaboratorium actigrafie
      polysomnography actigraphy
    stappenteller polsband horloge actigraaf actigrafie actigraphy wearable
    echografie echo ultrasonography
    gangbeeldanalyse loopanalyse ganganalyse bewegingsanalyse
    stresstest stresstaak hoofdrekenen rekentaak
    pop poppetje oefenpop doll manikin
    bekkenband buikband steunband
    dossier dossiers dossieronderzoek patientendossier records
    ziekenhuis ziekenhuizen kliniek hospitaal hospital clinic
    polikliniek poli dagkliniek poliklinisch outpatient
    ziekenhuisopname opgenomen opname opnames inpatient hospitalised hospitalized admission
    ic icu nicu neonatologie
    kinderziekenhuis kinderkliniek kinderafdeling
    huisartsenpraktijk huisartspraktijk eerstelijn eerstelijns eerstelijnszorg
    ziektekostenverzekering verzekering zorgverzekeraar mutualiteit ziekenfonds terugbetaling vergoeding insurance
      reimbursement
    overheid kamervragen inspectie igz igj gezondheidsinspectie parlement government inspectorate
    kenniscentrum kce
    factcheck gecheckt
    kwakzalver kwakzalverij onzin pseudowetenschap bedrog nonsens quackery pseudoscience nonsense
    online internet
    thuis thuisoefeningen huiswerk
    ongeval ongeluk verkeersongeval verkeersongeluk aanrijding accident accidents crash
    leerstoornis leerstoornissen leerproblemen leermoeilijkheden
    geboorte bevalling partus verlossing birth delivery childbirth
    langdurig chronisch chronische aanhoudend aanhoudende langdurige blijvend chronic persistent longstanding
    acuut acute plotseling plotselinge plots ineens sudden
    ernstig ernstige heftig severe serious
    ritme ritmes rhythm rhythmic
    scheef scheefheid asymmetrie asymmetrisch asymmetrische crooked asymmetry asymmetric
    plat platte afgeplat afgeplatte afplatting flat flattened flattening
    overprikkeling overprikkeld prikkels prikkelverwerking overstimulation
    werk beroep occupation occupational
    school schools klas klaslokaal classroom
    hormoon hormonen hormonaal hormonale hormone hormones hormonal
    cortisol stresshormoon stresshormonen
    oxytocine knuffelhormoon liefdeshormoon oxytocin
    adrenaline noradrenaline catecholaminen epinephrine norepinephrine catecholamines
    zuurstof saturatie zuurstofsaturatie oxygen saturation
    kosten kosteneffectief goedkoop costs
    wettelijk recht rechtszaak tuchtrecht rechtbank legal court
    advies adviezen voorlichting uitleg advice education
    gesprek gesprekken dialoog conversation dialogue talks
    opleiding opleidingen cursus scholing
    """
)
