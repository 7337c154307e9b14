using Dtks.Platform.Deadlines;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Deems one proposal eligible that nobody verified in thirty days (PRO-7): one of before its village's day was noted, or that was set aside out
/// of it (<see cref="LapseVillages"/>).
/// </summary>
public sealed class LapseProposals(ProposalLapse lapse) : IDeadlineAction
{
    /// <summary>A citizen's proposal that nobody verified is deemed eligible (PRO-7).</summary>
    public const string DeadlineKind = "proposalLapse";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return lapse.LapseAsync(deadline.Village, deadline.Target, cancellation);
    }
}
