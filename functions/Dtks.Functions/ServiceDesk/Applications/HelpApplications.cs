using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Programmes;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Loads applications for help, and turns what was decided of one into a change.</summary>
public sealed class HelpApplications(DocumentStore store, HelpProgrammes programmes, KeyedHash hash, IEnumerable<IHelpFollower> followers, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>An application, or null when there is none.</summary>
    public async Task<HelpApplicationDocument?> FindAsync(string regency, string application, CancellationToken cancellation) =>
        PathId.IsId(application) ? await store.ReadAsync<HelpApplicationDocument>(Partitions.ServiceDesk(regency), HelpApplicationDocument.IdOf(application), cancellation) : null;

    /// <summary>Who has the need that an application is of; null while nobody had.</summary>
    public Task<HelpNeedDocument?> NeedAsync(AreaCode regency, Nik nik, Section section, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        return store.ReadAsync<HelpNeedDocument>(Partitions.ServiceDesk(regency.Value), NeedId(nik, section), cancellation);
    }

    /// <summary>The programme of an application as it stands today; null while it has none.</summary>
    public Task<HelpProgramme?> ProgrammeAsync(HelpApplicationState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return programmes.FindAsync(state.Regency, state.Programme, Today(state.Regency).Day, cancellation);
    }

    /// <summary>The policy of today in an area, now, and the day.</summary>
    public (PolicyVersion Policy, Instant Now, LocalDate Day) Today(AreaCode area)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var day = TimeZones.DateIn(area, now);
        return (policies.At(day), now, day);
    }

    /// <summary>The change of an application that is filed: it takes up its need.</summary>
    public (ChangeSet Change, HelpApplicationDocument After) File(HelpFiled filed, HelpNeedDocument? need)
    {
        ArgumentNullException.ThrowIfNull(filed);
        var (change, after) = Change(null, [filed]);
        var taken = need is null
            ? new HelpNeedDocument { Id = NeedId(filed.Read.Applicant.Nik, filed.Read.Section), Regency = filed.Regency.Value, TrackingCode = filed.TrackingCode, IsOpen = true }
            : need with { TrackingCode = filed.TrackingCode, IsOpen = true };
        return (change.Save(taken), after);
    }

    /// <summary>The change that events make, with what follows from them and an audit entry each; and the document after it.</summary>
    public (ChangeSet Change, HelpApplicationDocument After) Change(HelpApplicationDocument? before, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var state = events.Aggregate(before?.State, HelpEvolution.Evolve)!;
        var change = new ChangeSet(Partitions.ServiceDesk(state.Regency.Value), Audited(state, events));
        return (change, Add(change, before, state, events));
    }

    /// <summary>The same, as part of another change in the regency.</summary>
    public HelpApplicationDocument AddTo(ChangeSet change, HelpApplicationDocument before, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(before);
        var state = events.Aggregate(before.State, HelpEvolution.Evolve);
        return Add(change.Audit(Audited(state, events)), before, state, events);
    }

    private HelpApplicationDocument Add(ChangeSet change, HelpApplicationDocument? before, HelpApplicationState state, IReadOnlyList<HelpEvent> events)
    {
        var after = (before ?? New(state)).With(state);
        change.Save(after).Then(events.Select(e => OutboxEntry.Event($"dtks.{e.Meta.Code}.v1", $"desk/{state.Regency}/applications/{state.Id}", HelpEventData.Of(state, e.Meta))));
        if (HelpHolders.IsFinal(state.Status) && before?.Status != state.Status)
        {
            change.Batch.Set(NeedId(state.Applicant.Nik, state.Section), "/isOpen", value: false);
        }

        foreach (var follower in followers)
        {
            follower.Follow(change, state, events);
        }

        return after;
    }

    private static IEnumerable<AuditEntry> Audited(HelpApplicationState state, IEnumerable<HelpEvent> events) => events.Select(e => AuditEntry.Of(e.Meta, e, HelpApplicationDocument.IdOf(state.Id)));

    private string NeedId(Nik nik, Section section) => $"helpNeed-{hash.Of("helpNeed", $"{WireName.Of(section)}/{nik.Value}")}";

    private static HelpApplicationDocument New(HelpApplicationState state) => new()
    {
        Id = HelpApplicationDocument.IdOf(state.Id),
        Regency = state.Regency.Value,
        Section = state.Section,
        Status = state.Status,
        Village = state.Applicant.Village.Value,
        CreatedOn = state.Since.ToDateTimeOffset(),
        State = state,
    };
}
