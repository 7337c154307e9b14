using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Duty;

/// <summary>
/// Notes that a village held a deliberation, when its next is due, when it is reminded, and how its regency stands (MUS-1). Applied twice or in any
/// order, the latest day counts; ended in the middle, it is applied again whole.
/// </summary>
public sealed class DutyProjection(DocumentStore store, UnreadableRecords unreadables, DutyCounts counts, DeadlineProjection deadlines, OptimisticRetry retry, PolicyVersions policies) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "deliberation-duty";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var held = JsonText.Read<HeldDeliberation>(input.ToString());
        if (await NoteAsync(held, cancellation))
        {
            await counts.RecountAsync(held.Village[..4], cancellation);
        }
    }

    /// <summary>Notes it without counting the regency anew. False when a later one is known.</summary>
    internal async Task<bool> NoteAsync(HeldDeliberation held, CancellationToken cancellation)
    {
        if (await retry.RetryAsync(() => SaveAsync(held, cancellation), cancellation) is not { } duty)
        {
            return false;
        }

        var policy = policies.At(duty.LastHeldOn);
        foreach (var (days, on) in DeliberationSchedule.Reminders(duty.DueOn, policy).Where(r => duty.Reminders.All(given => given.Days != r.Days)))
        {
            var at = on.AtStartOfDayInZone(TimeZones.Of(AreaCode.Parse(duty.Village))).ToDateTimeOffset();
            await deadlines.ApplyAsync(JObject.Parse(JsonText.Write(DutyReminders.Of(duty, days, at))), cancellation);
        }

        return true;
    }

    private async Task<VillageDutyDocument?> SaveAsync(HeldDeliberation held, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(held.Village[..4]);

        // What cannot be read is written anew, from what is known now.
        var (known, etag) = await store.KnownOrAnewAsync<VillageDutyDocument>(partition, VillageDutyDocument.IdOf(held.Village), unreadables, cancellation);
        if (known?.LastHeldOn >= held.HeldOn)
        {
            return known.LastHeldOn == held.HeldOn ? known : null;
        }

        var duty = new VillageDutyDocument
        {
            Id = VillageDutyDocument.IdOf(held.Village),
            Regency = partition.Value,
            Village = held.Village,
            LastHeldOn = held.HeldOn,
            DueOn = DeliberationSchedule.NextDueOn(held.HeldOn, policies.At(held.HeldOn)),
            ETag = etag,
        };
        return await store.TrySaveAsync(partition, duty, cancellation) ? duty : throw new StaleException();
    }
}
