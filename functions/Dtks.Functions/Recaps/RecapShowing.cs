using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Recaps;

/// <summary>Shows a recap at every level, and what is missing in it. No village is read for what lies above it; its parts are read a page at a time.</summary>
public sealed class RecapShowing(RecapSums sums, CycleProgress progress, AreaCycles cycles, RecipientVillages recipients, AreaDirectory areas, DocumentStore store, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>How many of the villages that are missing are named.</summary>
    public const int MostMissing = 100;

    /// <summary>A recap without its villages.</summary>
    internal Task<RecapView> OfAsync(CycleDocument run, Area area, string language, CancellationToken cancellation) => area.Level switch
    {
        AreaLevel.Nation or AreaLevel.Province => OfRegenciesAsync(run, area, language, cancellation),
        AreaLevel.Village => OfVillageAsync(run, area, language, cancellation),
        _ => OfRegencyAsync(run, area, language, cancellation),
    };

    /// <summary>The villages of a regency or district whose own sheet is not ratified, by code.</summary>
    /// <param name="run">The month's marker.</param>
    /// <param name="view">The recap, which counts them.</param>
    /// <param name="most">How many are named.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<IReadOnlyList<RecapMissing>> MissingAsync(CycleDocument run, RecapView view, int most, CancellationToken cancellation)
    {
        if (view.Villages.Missing == 0)
        {
            return [];
        }

        var query = new DocumentQuery(
            "SELECT c.id, c.village FROM c WHERE c.type = 'villageProgress' AND c.regency = @regency AND STARTSWITH(c.village, @area) AND NOT IS_DEFINED(c.counted.ratified)"
            + " AND c.counted.stage != 'nothingToVerify' ORDER BY c.village").With("@regency", view.Area[..4]).With("@area", view.Area);
        var rows = await store.FirstAsync<MissingRow>(Partitions.Cycles(run.Period), query, most, cancellation);
        var codes = rows.Take(most).Select(row => row.TryRead(out var read, out var bad) ? read.Village : bad.IdAfter(VillageProgressDocument.IdOf(string.Empty))).ToList();
        if (codes.Count < Math.Min(most, view.Villages.Missing))
        {
            codes.AddRange(await UnopenedAsync(run, view.Area, cancellation));
        }

        return [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(most).Select(code => new RecapMissing(code, NameOf(code)))];
    }

    // Expected with the others, and never counted: the month was not opened there.
    private async Task<IEnumerable<string>> UnopenedAsync(CycleDocument run, string area, CancellationToken cancellation)
    {
        var regency = area[..4];
        var expected = await recipients.OfAsync(regency, run.OpenedOn, cancellation);
        var (counted, unread) = await progress.VillagesAsync(run.Period, regency, cancellation);
        var (nothing, _) = await progress.NothingAsync(run.Period, regency, cancellation);
        return expected.Where(village => village.StartsWith(area, StringComparison.Ordinal)).Except(counted.Select(village => village.Village).Concat(unread).Concat(nothing), StringComparer.Ordinal);
    }

    /// <summary>A village as it stands in its regency's recap.</summary>
    internal RecapVillageItem ItemOf(RecapDocument village) =>
        new(village.Village, NameOf(village.Village), village.Counted?.Sheet, village.CountsFor, village.Letter(), village.Counted?.Programmes, village.Counted?.Digest);

    private async Task<RecapView> OfRegenciesAsync(CycleDocument run, Area area, string language, CancellationToken cancellation)
    {
        var under = area.Level == AreaLevel.Nation ? string.Empty : area.Code;
        var (read, bad) = await sums.OfAsync(run.Period, under, cancellation);
        var (counted, unread) = await progress.SumsAsync(run.Period, under, cancellation);
        var totals = counted.ToDictionary(regency => regency.Regency, regency => regency.Villages - regency.Counts.NothingToVerify, StringComparer.Ordinal);
        var recaps = read.ToDictionary(regency => regency.Area, StringComparer.Ordinal);
        var items = totals.Where(total => total.Value > 0).Select(total => total.Key).Union(recaps.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(code => ItemOf(run.Period, code, totals.GetValueOrDefault(code), recaps.GetValueOrDefault(code))).ToList();
        var unreadable = bad.Concat(unread).Concat(read.SelectMany(regency => regency.Unreadable ?? [])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return await ViewAsync(run, area, RecapSum.Of(run.Period, area.Code, read), unreadable, language, cancellation) with { Items = items };
    }

    private async Task<RecapView> OfRegencyAsync(CycleDocument run, Area area, string language, CancellationToken cancellation)
    {
        var regency = await sums.FindAsync(run.Period, area.Code[..4], cancellation);
        var sum = area.Level == AreaLevel.Regency ? regency?.Whole : regency?.Districts.GetValueOrDefault(area.Code);
        var unreadable = (regency?.Unreadable ?? []).Where(village => village.StartsWith(area.Code, StringComparison.Ordinal)).ToList();
        return await ViewAsync(run, area, sum ?? RecapSum.None(run.Period, area.Code), unreadable, language, cancellation);
    }

    private async Task<RecapView> OfVillageAsync(CycleDocument run, Area area, string language, CancellationToken cancellation)
    {
        var found = await store.ReadAsync<RecapDocument>(Partitions.Ratifications(area.Code[..4]), RecapDocument.IdOf(run.Period, area.Code), cancellation);
        var sum = RecapSum.Of(run.Period, area.Code, found is null ? [] : [found]);
        return await ViewAsync(run, area, found?.Counted is { } counted ? sum with { Digest = counted.Digest } : sum, [], language, cancellation) with { Sheet = found?.Counted?.Sheet, CountsFor = found?.CountsFor, Letter = found?.Letter() };
    }

    private async Task<RecapView> ViewAsync(CycleDocument run, Area area, RecapSum sum, IReadOnlyList<string> unreadable, string language, CancellationToken cancellation)
    {
        var counted = await cycles.OfAsync(run, area, cancellation);
        var villages = RecapVillages.Of(counted.Villages.Total - counted.Villages.NothingToVerify, sum);
        var (period, code, policy) = (CyclePeriod.Parse(run.Period), AreaCode.Parse(area.Code), policies.Named(run.Policy));
        var isWhole = counted.Status != CycleStatus.Opening && villages.IsWhole() && unreadable.Count == 0;
        var isDetermined = Instant.FromDateTimeOffset(clock.GetUtcNow()) >= Determination.EndOf(period, code, policy);
        return new RecapView(run.Period, period.Next.Value, area.Code, area.Name, isWhole ? RecapStatus.Whole : RecapStatus.Partial, Determination.DateOf(period, policy), isDetermined, villages, sum.Programmes, sum.Digest)
        {
            Unreadable = unreadable.Count == 0 ? null : unreadable,
            Advice = AdviceOf(sum, run.Period, area.Code, language),
        };
    }

    // A sheet that is carried is of an earlier month: its lines are verified after that one.
    private IReadOnlyList<SheetAdvice>? AdviceOf(RecapSum sum, string period, string area, string language)
    {
        var running = SheetAdvice.Running(area, clock.GetUtcNow());
        List<SheetAdvice> advice = [.. sum.Unverified(period).OrderBy(u => u.Key, StringComparer.Ordinal).SelectMany(u => SheetAdvice.Of(u.Key, running, u.Value, messages, language) ?? [])];
        return advice.Count == 0 ? null : advice;
    }

    private RecapRegencyItem ItemOf(string period, string code, int total, RegencyRecapDocument? recap)
    {
        var sum = recap?.Whole ?? RecapSum.None(period, code);
        var villages = RecapVillages.Of(total, sum);
        return new RecapRegencyItem(code, NameOf(code), villages.IsWhole() && recap?.Unreadable is null ? RecapStatus.Whole : RecapStatus.Partial, villages, sum.Programmes, sum.Digest);
    }

    private string NameOf(string code) => areas.Find(code)?.Name ?? code;

    private sealed record MissingRow(string Id, string Village);
}
