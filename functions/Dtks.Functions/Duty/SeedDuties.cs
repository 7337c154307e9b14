using Dtks.Domain.Deliberations;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>
/// Counts once the deliberations that were concluded before duties were kept (MUS-1). Ended in the middle, it begins again an hour later; once it is done
/// it reads one document and is finished.
/// </summary>
public sealed class SeedDuties(DocumentStore store, UnreadableRecords unreadables, DutyProjection duties, DutyCounts counts, BriefRetry retry, TimeProvider clock)
{
    private static readonly Partition Nation = Partitions.Ratifications(AreaDirectory.Nation);

    /// <summary>Every hour.</summary>
    [Function(nameof(SeedDuties))]
    public async Task RunAsync([TimerTrigger("0 17 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        if (await store.LookAsync<DutySeedDocument>(Nation, DutySeedDocument.TheId, cancellation) is not null)
        {
            return;
        }

        var villages = await LastHeldAsync(cancellation);
        foreach (var (village, heldOn) in villages)
        {
            await retry.RetryAsync(() => duties.NoteAsync(new HeldDeliberation(village, heldOn), cancellation), cancellation);
        }

        foreach (var regency in villages.Keys.Select(v => v[..4]).Distinct())
        {
            await retry.RetryAsync(() => counts.RecountAsync(regency, cancellation), cancellation);
        }

        await store.TryCreateAsync(Nation, new DutySeedDocument { Id = DutySeedDocument.TheId, Regency = Nation.Value, SeededOn = clock.GetUtcNow() }, cancellation);
    }

    private async Task<Dictionary<string, LocalDate>> LastHeldAsync(CancellationToken cancellation)
    {
        var last = new Dictionary<string, LocalDate>(StringComparer.Ordinal);
        var query = new DocumentQuery("SELECT c.id, c.village, c.state.kind, c.state.heldOn FROM c WHERE c.type = 'deliberation' AND c.status = 'concluded'");
        var rows = store.SweepAsync<Row>(Partitions.RegistryContainer, query, cancellation).ReadOr(bad => unreadables.LeftOut(Partitions.RegistryContainer, bad), cancellation);
        await foreach (var row in rows)
        {
            if (row.Kind == DeliberationKind.Regular && (!last.TryGetValue(row.Village, out var known) || known < row.HeldOn))
            {
                last[row.Village] = row.HeldOn;
            }
        }

        return last;
    }

    private sealed record Row(string Id, string Village, DeliberationKind Kind, LocalDate HeldOn);
}
