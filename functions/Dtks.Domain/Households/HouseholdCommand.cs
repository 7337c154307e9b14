using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What can be asked of a household of the register.</summary>
public abstract record HouseholdCommand
{
    /// <summary>Enter a family in the register, with what was granted (RAT-3). Nothing happens when the same proposal did before.</summary>
    /// <param name="Proposal">The proposal, registered as this household.</param>
    /// <param name="By">The Ministry's reviewer.</param>
    public sealed record Enrol(ProposalState Proposal, Actor By) : HouseholdCommand;

    /// <summary>Add what was granted to a household of the register (RAT-3). Nothing happens when the same proposal did before.</summary>
    /// <param name="Proposal">The proposal, registered as an addition to this household.</param>
    /// <param name="By">The Ministry's reviewer.</param>
    public sealed record GrantAssistance(ProposalState Proposal, Actor By) : HouseholdCommand;

    /// <summary>
    /// Take in that a concluded deliberation proposes to stop or deactivate it (MUS-2, MUS-7). Nothing happens when it did before, or when what
    /// a later one decided has taken effect.
    /// </summary>
    /// <param name="DeliberationId">The deliberation.</param>
    /// <param name="Ground">The ground of VER-5, 1 to 15.</param>
    /// <param name="By">Whoever concluded it.</param>
    public sealed record ProposeDeactivation(string DeliberationId, int Ground, Actor By) : HouseholdCommand
    {
        /// <summary>When the deliberation was concluded; null where that is not known.</summary>
        public Instant? ConcludedAt { get; init; }
    }

    /// <summary>Take in how it stands in welfare (REG-9). Nothing happens where it stands so.</summary>
    /// <param name="Welfare">The decile, with its source and day.</param>
    /// <param name="By">Who states it.</param>
    public sealed record StateWelfare(Welfare Welfare, Actor By) : HouseholdCommand;

    /// <summary>
    /// Take in that a concluded deliberation decided that it stays (MUS-2, GOV-3). Nothing happens when it did before, or when what a later one decided has
    /// taken effect.
    /// </summary>
    /// <param name="DeliberationId">The deliberation.</param>
    /// <param name="ConcludedAt">When that was concluded.</param>
    /// <param name="By">Whoever concluded it.</param>
    public sealed record Keep(string DeliberationId, Instant ConcludedAt, Actor By) : HouseholdCommand
    {
        /// <summary>Whether an objection to assistance that was ended was granted, and waited for this: what a month's verification stopped goes on then (GOV-3).</summary>
        public bool UpholdsAid { get; init; }

        /// <summary>What families received that ended when their last members came to this household (REG-8), on whom it stood by their ids here: it goes on, too, where the household does not receive the same.</summary>
        public IReadOnlyList<Entitlement> Joined { get; init; } = [];

        /// <summary>Of what goes on so, which payments leave it out and from when it is paid again; null where that is not known.</summary>
        public UpheldAid? Upheld { get; init; }
    }

    /// <summary>
    /// Take in a month's ratified and conforming verification: it tells who is paid the next period (RAT-4). Nothing happens the second time.
    /// </summary>
    /// <param name="Period">The month.</param>
    /// <param name="Lines">The household's lines of its sheet; others' are left aside.</param>
    /// <param name="By">The Ministry's reviewer.</param>
    public sealed record SettleEligibility(CyclePeriod Period, IReadOnlyList<SheetLine> Lines, Actor By) : HouseholdCommand
    {
        /// <summary>Lines whose assistance ends by a removal, when that takes effect (RAT-6): by number; none unless told.</summary>
        public IReadOnlySet<int> EndedByRemoval { get; init; } = new HashSet<int>();

        /// <summary>Lines about which a newer ratified sheet found something (RAT-5), by number: they change nothing.</summary>
        public IReadOnlySet<int> Overtaken { get; init; } = new HashSet<int>();

        /// <summary>Who of it was found dead by the lines, by member id.</summary>
        public IReadOnlySet<string> Dead { get; init; } = new HashSet<string>();

        /// <summary>Who of it is removed on a ground of VER-5 by the lines, by member id: what stands on them ends with that.</summary>
        public IReadOnlySet<string> Ineligible { get; init; } = new HashSet<string>();

        /// <summary>When the sheet was finalised: what was granted since is not what it found. Null where that is not known.</summary>
        public Instant? FinalisedAt { get; init; }
    }
}
