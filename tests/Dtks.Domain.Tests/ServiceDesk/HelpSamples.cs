using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>An application for help and the people on its way, all evidently samples.</summary>
internal static class HelpSamples
{
    public static readonly AreaCode Regency = AreaCode.Parse("3305");
    public static readonly AreaCode Village = AreaCode.Parse("3305012001");
    public static readonly LocalDate Today = new(2026, 11, 2);
    public static readonly Actor Desk = new("desk-1", Role.DeskOfficer, Regency);
    public static readonly Actor Data = new("data-1", Role.SectionOfficer, Regency);
    public static readonly Actor Head = new("head-1", Role.VillageHead, Village);
    public static readonly Actor Verifier = new("health-1", Role.SectionOfficer, Regency);
    public static readonly Actor Giver = new("giver-1", Role.Giver, Regency);

    public static readonly HelpProgramme Programme = new()
    {
        Code = "rawat-inap",
        Name = "Bantuan perawatan (contoh)",
        Section = Domain.Kernel.Section.Health,
        EffectiveFrom = new LocalDate(2026, 1, 1),
        Criteria = [new("kelas-3", "Dirawat di kelas III"), new("tanpa-jaminan", "Tidak punya jaminan lain")],
        Papers = ["suratRawat"],
        Givers = ["RSUD Contoh", "Baznas Contoh"],
        Urgencies = ["darurat", "biasa"],
    };

    public static readonly ApplicantDraft Asking = new("3305011705800001", "CONTOH SATU", "3305010101200001", "0812-3456-7890", "3305012001");

    public static HelpApplicationDraft Draft { get; } = new("v-1", Asking, "Biaya rawat inap", "health");

    public static HelpApplicationState Filed() => Evolved(null, FrontOfficeRules.File("a-1", "T-1", Regency, Read(Draft).Value!, new HelpBeside(true, null), Desk, Samples.Policy, Samples.Now));

    public static HelpApplicationState Checking() => FrontOfficeRules.Papers.Aggregate(Filed(), (s, kind) => Evolved(s, FrontOfficeRules.AcceptPaper(s, kind, Actor.System, Samples.Policy, Samples.Now)));

    public static HelpApplicationState Asked() => Evolved(Checking(), Check(Checking(), new CheckDraft("rawat-inap"), new LookUp(null, [])));

    public static HelpApplicationState Found() => Evolved(Checking(), Check(Checking(), new CheckDraft("rawat-inap"), new LookUp("r-1", [])));

    public static HelpApplicationState Meets() => Evolved(Found(), SectionRules.Verify(Found(), Seen(), Programme, Verifier, Samples.Policy, Samples.Now));

    public static HelpApplicationState Recommended() => Evolved(Meets(), SectionRules.Recommend(Meets(), Letter, Programme, isTaken: false, Verifier, Samples.Policy, Samples.Now));

    public static HelpApplicationState Waiting() => Evolved(Recommended(), FrontOfficeRules.Place(Recommended(), null, Programme, Desk, Samples.Policy, Samples.Now));

    public static RecommendationDraft Letter { get; } = new("460/1/2026", "2026-11-02", "RSUD Contoh");

    public static VillageAnswerDraft Poor(string? validUntil = null) => new("poor", ["CONTOH KADER"], "2026-11-02", "Rumah tidak layak (contoh)", new SkmDraft("474/1", validUntil));

    public static VillageAnswerDraft NotPoor { get; } = new("notPoor", ["CONTOH KADER"], "2026-11-02", "Mampu (contoh)");

    public static FieldVerificationDraft Seen(bool second = true) =>
        new([new("kelas-3", true), new("tanpa-jaminan", second, second ? null : "Punya asuransi (contoh)")], "2026-11-02");

    public static Reading<HelpApplicationRead> Read(HelpApplicationDraft? draft) => HelpReader.Application(draft, Regency, code => code.Value.EndsWith("2001", StringComparison.Ordinal), Today);

    public static Decision<HelpEvent> Check(HelpApplicationState state, CheckDraft? draft, LookUp found, HelpProgramme? programme = null) =>
        CheckRules.Check(state, draft, found, draft?.Programme == Programme.Code ? Programme : programme, Data, Samples.Policy, Samples.Now);

    public static HelpApplicationState Evolved(HelpApplicationState? state, Decision<HelpEvent> decision)
    {
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => HelpEvolution.Evolve(s, e))!;
    }

    public static string Told(Decision<HelpEvent> decision) =>
        string.Join(' ', decision.Events.Select(e => e.Meta.Code).Concat(decision.Violations.Select(v => $"{v.Pointer} {v.Code} {v.Rule}".Trim())));
}
