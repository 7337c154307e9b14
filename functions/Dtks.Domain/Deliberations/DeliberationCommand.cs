using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>What can be asked of a deliberation.</summary>
public abstract record DeliberationCommand
{
    /// <summary>Record that a deliberation was held (MUS-1, MUS-3).</summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="Village">The village.</param>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record Open(string Id, AreaCode Village, DeliberationDraft? Draft, Actor By) : DeliberationCommand
    {
        /// <summary>The round of cards that it is to be about, as the village stands in it; null for none that there is.</summary>
        public CardRoundStanding? Round { get; init; }
    }

    /// <summary>Record what was decided, in place of what was recorded before (MUS-2).</summary>
    /// <param name="Drafts">What came in.</param>
    /// <param name="Subjects">What the register holds of the subjects named.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record RecordDecisions(
        IReadOnlyList<DecisionDraft?>? Drafts, SubjectStandings Subjects, Actor By) : DeliberationCommand;

    /// <summary>Record which households have a card in another's place, in place of what was recorded before (CRD-5).</summary>
    /// <param name="Drafts">What came in.</param>
    /// <param name="Cards">The cards and households named.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record RecordReplacements(IReadOnlyList<ReplacementDraft?>? Drafts, CardStandings Cards, Actor By) : DeliberationCommand;

    /// <summary>Conclude it, so that its decisions take effect (MUS-7).</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="Evidence">Every document declared for it.</param>
    /// <param name="By">The village head.</param>
    public sealed record Conclude(ConclusionDraft? Draft, IReadOnlyList<EvidenceState> Evidence, Actor By) : DeliberationCommand
    {
        /// <summary>The neighbourhood units of the village, as it recorded them; looked at for a deliberation on cards alone (MUS-3).</summary>
        public IReadOnlyList<VillageUnit> Units { get; init; } = [];

        /// <summary>The cards of its round and what its replacements name, looked at for a deliberation on cards alone (CRD-5, CRD-6).</summary>
        public CardStandings? Cards { get; init; }
    }

    /// <summary>Correct who was present, in place of what was recorded before, until it is concluded (MUS-3).</summary>
    /// <param name="Drafts">What came in.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record CorrectAttendance(IReadOnlyList<AttendeeDraft?>? Drafts, Actor By) : DeliberationCommand;

    /// <summary>Give it up before it is concluded (MUS-7). Nothing happens when it was given up before.</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record Cancel(DeliberationCancellationDraft? Draft, Actor By) : DeliberationCommand;

    /// <summary>Record who had been invited, in place of what was recorded before (MUS-3).</summary>
    /// <param name="Drafts">What came in.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record Invite(IReadOnlyList<InvitationDraft?>? Drafts, Actor By) : DeliberationCommand;
}

/// <summary>What the register holds of the subjects that a list of decisions names.</summary>
/// <param name="Proposals">Kind and status of each named proposal that the village has, by id.</param>
/// <param name="ActiveHouseholds">The ids of the named households that stand in the village's register.</param>
public sealed record SubjectStandings(IReadOnlyDictionary<string, ProposalStanding> Proposals, IReadOnlySet<string> ActiveHouseholds)
{
    /// <summary>Which concluded deliberation decided a proposal, by the proposal's id; whether it has taken effect yet or not (MUS-8).</summary>
    public IReadOnlyDictionary<string, string> DecidedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>The same of households, whose ids may be those of their first proposals.</summary>
    public IReadOnlyDictionary<string, string> HouseholdsDecidedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>The households about which a granted appeal waits for a deliberation of the day this one was held, or earlier (GOV-3).</summary>
    public IReadOnlySet<string> Appealed { get; init; } = new HashSet<string>();

    /// <summary>Those about which one waits for a deliberation of a later day alone, with the first day that would do.</summary>
    public IReadOnlyDictionary<string, LocalDate> AppealedLater { get; init; } = new Dictionary<string, LocalDate>();

    /// <summary>The named cards, of a deliberation on cards; null for another.</summary>
    public CardStandings? Cards { get; init; }
}
