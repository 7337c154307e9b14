using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>A village that has not answered in time is late: told to it and its regency by an event, and seen in the lists; the application waits on (SVC-5).</summary>
public sealed class LateVillages(HelpApplications applications, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "helpVillage";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => NoteAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task NoteAsync(string regency, string application, CancellationToken cancellation)
    {
        if (await applications.FindAsync(regency, application, cancellation) is not { } found)
        {
            return;
        }

        var (policy, now, _) = applications.Today(found.State.Applicant.Village);
        if (Accepted.Events(VillageRules.Late(found.State, policy, now)) is { Count: > 0 } events)
        {
            await commit.SaveAsync(applications.Change(found, events).Change, cancellation);
        }
    }
}

/// <summary>Notes down by when a village answers that is asked, and until when its poverty statement is valid (SVC-5, SVC-7): each application has deadlines of its own.</summary>
public sealed class AskedVillages : IHelpFollower
{
    /// <inheritdoc />
    public void Follow(ChangeSet change, HelpApplicationState state, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(state);
        foreach (var happened in events)
        {
            (string Kind, LocalDate Last)? due = happened switch
            {
                VillageAsked asked => (LateVillages.DeadlineKind, asked.DueOn),
                SkmRanOut anew => (LateVillages.DeadlineKind, anew.DueOn),
                VillageAnswered { Answer.Skm: { } skm } => (RanOutStatements.DeadlineKind, skm.ValidUntil),
                _ => null,
            };
            if (due is var (kind, last))
            {
                change.Then(new DeadlineInput(kind, VillageRules.LateAt(last, state.Applicant.Village).ToDateTimeOffset(), state.Regency.Value, state.Id).Entry());
            }
        }
    }
}
