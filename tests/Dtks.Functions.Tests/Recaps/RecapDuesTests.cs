using Dtks.Functions.Data;
using Dtks.Functions.Recaps;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Tests.Recaps;

/// <summary>A regency's recap is summed up after whatever was written, and not for each village of a letter by itself.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "RAT-4")]
public sealed class RecapDuesTests(ClaimsStand stand)
{
    private const string Period = "2026-11";

    [Fact]
    public async Task Many_villages_at_once_ask_for_one_sum_and_one_after_it_began_for_another()
    {
        const string Regency = "3401";
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(Regency)));
        Assert.Single(Asked(Regency));

        await stand.Of<RecapDues>().BeginAsync(Period, Regency, CancellationToken.None);
        await AskAsync(Regency);
        Assert.Equal(2, Asked(Regency).Count);
    }

    [Fact]
    public async Task One_whose_message_does_not_come_is_asked_for_again_after_its_hour()
    {
        const string Regency = "3402";
        await AskAsync(Regency);
        await SinceAsync(Regency, RecapDues.Patience - TimeSpan.FromSeconds(1));
        await AskAsync(Regency);
        Assert.Single(Asked(Regency));

        await SinceAsync(Regency, RecapDues.Patience);
        await AskAsync(Regency);
        await AskAsync(Regency);
        Assert.Equal(2, Asked(Regency).Count);
    }

    [Fact]
    public async Task A_mark_that_cannot_be_read_keeps_no_one_from_being_summed_up()
    {
        const string Regency = "3404";
        await AskAsync(Regency);
        await stand.SpoilAsync(At(Regency), RecapDueDocument.IdOf(Period));
        await AskAsync(Regency);
        Assert.Equal(2, Asked(Regency).Count);
        await AskAsync(Regency);
        Assert.Equal(2, Asked(Regency).Count);
    }

    private static Partition At(string regency) => Partitions.Ratifications(regency);

    private Task AskAsync(string regency) => stand.Of<RecapDues>().AskAsync(Period, regency, CancellationToken.None);

    private List<string> Asked(string regency) => [.. stand.SentTo(WriteRecaps.Queue).Where(m => m.Contains($"\"{regency}\"", StringComparison.Ordinal))];

    private Task SinceAsync(string regency, TimeSpan ago) =>
        stand.EditAsync(At(regency), RecapDueDocument.IdOf(Period), stored => stored["since"] = stand.Clock.GetUtcNow() - ago);
}
