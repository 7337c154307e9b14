using System.Text;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Json;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Tests.Verification;

/// <summary>What of a month's progress cannot be read is opened and closed all the same, and keeps nothing else.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-7")]
public sealed class CyclesWithUnreadableTests(ClaimsStand stand)
{
    [Fact]
    public async Task A_village_of_which_nobody_can_tell_how_far_it_is_is_closed_too()
    {
        const string period = "2026-08";
        await stand.KeepAsync(Partitions.Cycles(period), Run(period));
        foreach (var (village, stage) in new[] { ("3306012001", VillageStage.Open), ("3306012002", VillageStage.Finalised), ("3306012003", VillageStage.Finalised) })
        {
            await stand.KeepAsync(Partitions.Cycles(period), Village(period, village, stage));
        }

        await stand.SpoilAsync(Partitions.Cycles(period), VillageProgressDocument.IdOf("3306012003"));

        var message = JsonText.Write(new CycleRegencyMessage(period, "3306", CycleAction.Close));
        await stand.New<RunCycleRegencies>().RunAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)), CancellationToken.None);

        var asked = stand.SentTo(RunCycleVillages.Queue).Select(JsonText.Read<CycleVillageMessage>).Where(m => m.Period == period).ToList();
        Assert.Equal(["3306012001", "3306012003"], asked.SelectMany(m => (m.More ?? []).Prepend(m.Village)).Order(StringComparer.Ordinal));
        Assert.All(asked, m => Assert.Equal(CycleAction.Close, m.Action));
    }

    [Fact]
    public async Task A_regency_that_cannot_be_seen_to_have_opened_keeps_no_other_from_closing()
    {
        const string period = "2026-10";
        var now = Run("2026-11") with { OpeningSettled = true, ClosedOn = null, ClosesOn = stand.Clock.GetUtcNow().AddDays(4) };
        await stand.KeepAsync(Partitions.Cycles("2026-11"), now);
        await stand.KeepAsync(Partitions.Cycles(period), Run(period));
        await stand.KeepAsync(Partitions.Cycles(period), Regency(period, "7101", opened: 1));
        await stand.KeepAsync(Partitions.Cycles(period), Regency(period, "7102", opened: 1));
        foreach (var (under, area) in new[] { ("ID", "7101"), ("7101", "7101012001"), ("ID", "7102"), ("7102", "7102012001"), ("ID", "7103"), ("7103", "7103012001") })
        {
            var listed = new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(area), Regency = under, Village = area, Since = DateTimeOffset.UnixEpoch };
            await stand.KeepAsync(Partitions.Ratifications(under), listed);
        }

        await stand.SpoilAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf("7101"));

        await SweepAsync();
        Assert.Equal(["7101 close", "7101 open", "7102 close", "7103 open"], Asked(period, from: 0));

        // Both closed, and one not seen to be: it is asked on, and nothing is settled.
        var sent = stand.SentTo(RunCycleRegencies.Queue).Count;
        await stand.EditAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf("7102"), stored => stored["counts"]!["closed"] = 1);
        await SweepAsync();
        Assert.Equal(["7101 close", "7101 open", "7103 open"], Asked(period, sent));
        Assert.Equal((false, false), await SettledAsync(period));

        // All that opened is closed, and one is yet to open: it is yet to close too.
        await stand.RepairAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf("7101"));
        await stand.EditAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf("7101"), stored => stored["counts"]!["closed"] = 1);
        await SweepAsync();
        Assert.Equal((false, false), await SettledAsync(period));

        await stand.KeepAsync(Partitions.Cycles(period), Regency(period, "7103", opened: 1));
        await stand.EditAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf("7103"), stored => stored["counts"]!["closed"] = 1);
        await SweepAsync();
        Assert.Equal((true, false), await SettledAsync(period));
        await SweepAsync();
        Assert.Equal((true, true), await SettledAsync(period));
    }

    private Task SweepAsync() => stand.New<SweepCycles>().RunAsync(new TimerInfo(), CancellationToken.None);

    private async Task<(bool Opening, bool Closing)> SettledAsync(string period)
    {
        var run = (await stand.KeptAsync<CycleDocument>(Partitions.Cycles(period), CycleDocument.TheId))!;
        return (run.OpeningSettled, run.ClosingSettled);
    }

    private IEnumerable<string> Asked(string period, int from) => stand.SentTo(RunCycleRegencies.Queue).Skip(from)
        .Select(JsonText.Read<CycleRegencyMessage>).Where(m => m.Period == period)
        .Select(m => $"{m.Regency} {(m.Action == CycleAction.Open ? "open" : "close")}").Order(StringComparer.Ordinal);

    private CycleDocument Run(string period) => new()
    {
        Id = CycleDocument.TheId,
        Period = period,
        OpenedOn = stand.Clock.GetUtcNow().AddDays(-30),
        Regencies = 1,
        ClosesOn = stand.Clock.GetUtcNow().AddDays(-1),
        Policy = PolicyFiles.Shipped().Latest.Id,
        ClosedOn = stand.Clock.GetUtcNow().AddHours(-1),
    };

    private static RegencyProgressDocument Regency(string period, string regency, int opened) =>
        new() { Id = RegencyProgressDocument.IdOf(regency), Period = period, Regency = regency, Villages = 1, Counts = new ProgressCounts(Opened: opened) };

    private static VillageProgressDocument Village(string period, string village, VillageStage stage) => new()
    {
        Id = VillageProgressDocument.IdOf(village),
        Period = period,
        Village = village,
        Regency = village[..4],
        Unverified = 0,
        Counted = new VillageProgress(period, village, 1, stage, 0, 0, 0),
    };
}
