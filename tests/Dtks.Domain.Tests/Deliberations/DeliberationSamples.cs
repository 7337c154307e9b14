using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>Synthetic deliberations. No name here is anyone's.</summary>
internal static class DeliberationSamples
{
    public static readonly SubjectStandings Subjects = new(
        new Dictionary<string, ProposalStanding>
        {
            ["p-1"] = new(ProposalKind.RegisterWithAssistance, ProposalStatus.Deliberating),
            ["p-2"] = new(ProposalKind.Register, ProposalStatus.Deliberating),
            ["p-3"] = new(ProposalKind.Assistance, ProposalStatus.Deliberating),
            ["p-9"] = new(ProposalKind.Register, ProposalStatus.Eligible),
        },
        new HashSet<string> { "h-1", "h-2" });

    public static readonly DecisionDraft Admit = new("p-1", null, "admit", null, null);
    public static readonly DecisionDraft Terminate = new(null, "h-1", "terminate", 3, "Meninggal");

    public static readonly IReadOnlyList<VillageUnit> Units = [new("RW 001", UnitKind.Rw, "Rukun Warga Satu")];

    public static AttendeeDraft Attendee(string element, string? unit = null) => new($"Contoh Hadir {element}", element, unit);

    public static DeliberationDraft Draft(string kind = "regular", string heldOn = "2026-11-01") => new(
        kind,
        heldOn,
        "Balai Desa Contoh",
        kind == "cards"
            ? [Attendee("villageGovernment"), Attendee("communityGroup"), Attendee("householdRepresentative", "RW 01")]
            : [Attendee("villageGovernment"), Attendee("bpd"), Attendee("community")]);

    public static DeliberationState Open(DeliberationDraft? draft = null) =>
        Run(null, new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), draft ?? Draft(), Samples.VillageOfficer) { Round = draft?.Kind == "cards" ? new CardRoundStanding("r-1", new LocalDate(2026, 10, 31), new LocalDate(2026, 11, 10)) : null });

    public static DeliberationState Decided(params DecisionDraft[] decisions) =>
        Run(Open(), new DeliberationCommand.RecordDecisions(decisions.Length == 0 ? [Admit, Terminate] : decisions, Subjects, Samples.VillageOfficer));

    public static EvidenceState Document(EvidenceKind kind, EvidenceStatus status = EvidenceStatus.Accepted, string deliberation = "d-1") =>
        new()
        {
            Id = $"e-{kind}-{status}",
            DeliberationId = deliberation,
            Kind = kind,
            FileName = "contoh.jpg",
            ContentType = EvidenceFormats.Jpeg,
            Length = 4,
            Sha256 = new string('0', 64),
            ExpiresAt = Samples.Now + Duration.FromMinutes(15),
            Status = status,
            History = [],
        };

    public static IReadOnlyList<EvidenceState> AllFour => [.. Enum.GetValues<EvidenceKind>().Select(k => Document(k))];

    /// <summary>Carries out a command that must be accepted.</summary>
    public static DeliberationState Run(DeliberationState? state, DeliberationCommand command)
    {
        var decision = DeliberationDecider.Decide(command, state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => DeliberationDecider.Evolve(s, e))!;
    }
}
