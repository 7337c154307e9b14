using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>A poverty statement ran out before the section was there: the village is asked anew, with a letter and its time to answer as the first time, and the applicant is told (SVC-7).</summary>
public sealed class RanOutStatements(HelpApplications applications, IHelpLetters letters, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "helpSkm";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => AskAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task AskAsync(string regency, string application, CancellationToken cancellation)
    {
        if (await applications.FindAsync(regency, application, cancellation) is not { } found)
        {
            return;
        }

        var (policy, now, _) = applications.Today(found.State.Applicant.Village);
        if (Accepted.Events(VillageRules.RunOut(found.State, policy, now)) is { Count: > 0 } events)
        {
            using var numbered = await letters.NumberAsync(found, events, cancellation);
            var change = applications.Change(numbered.Application, events).Change;
            numbered.Beside?.Invoke(change);
            await commit.SaveAsync(change, cancellation);
        }
    }
}
