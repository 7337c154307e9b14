using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Appeals;

/// <summary>Turns what was decided of an appeal into a change.</summary>
internal static class AppealChanges
{
    /// <summary>The change, with what follows; and the state after it.</summary>
    /// <param name="before">The appeal before; null for none.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="isToldLater">Whether it is told once what follows elsewhere is there to be seen.</param>
    public static (ChangeSet Change, AppealState State) Of(AppealDocument? before, AppealEvent happened, bool isToldLater = false)
    {
        var state = AppealDecider.Evolve(before?.State, happened);
        var change = new ChangeSet(Partitions.Registry(state.Village.Value), [Audited(happened, state)]).Save(Document(before, state)).Then(Following(happened, state, isToldLater));
        return (change, state);
    }

    /// <summary>The same, as part of another change in the village; the state after it.</summary>
    public static AppealState AddTo(ChangeSet change, AppealDocument before, AppealEvent happened)
    {
        var state = AppealDecider.Evolve(before.State, happened);
        change.Audit(Audited(happened, state)).Save(Document(before, state)).Then(Following(happened, state));
        return state;
    }

    private static AppealDocument Document(AppealDocument? before, AppealState state) => before is null
        ? new AppealDocument { Id = AppealDocument.IdOf(state.Id), Village = state.Village.Value, State = state }
        : before with { State = state };

    private static AuditEntry Audited(AppealEvent happened, AppealState state) => AuditEntry.Of(happened.Meta, happened, AppealDocument.IdOf(state.Id));

    /// <summary>What whoever objected is told of what was decided.</summary>
    internal static NoticeInput Told(AppealState state, string cause) => new(state.Village.Value, AppealNotices.RecordKind, state.Id, AppealNotices.CodeOf(state), cause);

    private static IEnumerable<OutboxEntry> Following(AppealEvent happened, AppealState state, bool isToldLater = false)
    {
        var (village, meta) = (state.Village.Value, happened.Meta);
        var data = new AppealEventData(state.Id, village, state.Kind, state.About.Id, state.Status, state.DueOn, state.Result, meta.Rule, meta.Policy, state.Closing);
        yield return OutboxEntry.Event($"dtks.{meta.Code}.v1", $"appeals/{village}/{state.Id}", data);
        yield return OutboxEntry.Projection(AppealCopies.ProjectionName, new AppealNews(village, state.Id));
        if (happened is AppealMade)
        {
            yield return EscalateAppeals.Of(state).Entry();
        }
        else if (happened is AppealClosed or AppealWaitsAgain && state.Origin is not null)
        {
            // Told in the village in which it was made.
            yield return CarryOutAppeals.Of(state).Entry();
        }
        else if (!isToldLater && happened is (AppealDecided or AppealSettled or AppealClosed or AppealWaitsAgain))
        {
            yield return Told(state, meta.Code).Entry();
        }
    }
}
