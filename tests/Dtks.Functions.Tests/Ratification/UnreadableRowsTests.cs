using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;

namespace Dtks.Functions.Tests.Ratification;

[Collection(StandTests.Name)]
[Trait("rule", "RAT-8")]
public sealed class UnreadableRowsTests(ClaimsStand stand)
{
    private static readonly OpenScope Proposals = new(RatifiableRowDocument.TypeName, string.Empty, "~", HasOlder: true);

    // A thousand and two make a large letter, whose rows are gathered page by page.
    [Theory]
    [InlineData("7201", 1001, "1001")]
    [InlineData("7202", 1000, "0 1001")]
    [InlineData("7203", 998, "87 88 999 1000")]
    public async Task Each_row_of_a_large_letter_that_cannot_be_read_is_counted_once(string regency, int readable, string spoilt)
    {
        var partition = Partitions.Ratifications(regency);
        var rows = Enumerable.Range(0, 1002).Select(i => RatifiableRowDocument.Open(Row($"{regency}012001", i), stand.Clock.GetUtcNow())).ToList();
        foreach (var some in rows.Chunk(DocumentStore.MaxOperations))
        {
            await stand.Of<DocumentStore>().CommitAsync(some.Aggregate(new DocumentBatch(partition), (batch, row) => batch.Create(row)), CancellationToken.None);
        }

        foreach (var place in spoilt.Split(' '))
        {
            await stand.SpoilAsync(partition, rows[int.Parse(place, CultureInfo.InvariantCulture)].Id);
        }

        var letter = await SignedAsync(regency);
        Assert.True(letter.Large);

        // A few pages at a time, as messages do.
        while (letter.State.Status == LetterStatus.Signing)
        {
            letter = await stand.Of<LetterCovering>().CoverAsync(letter, mostPages: 5, CancellationToken.None);
        }

        Assert.Equal((readable, readable, (int?)spoilt.Split(' ').Length), (letter.State.Rows, letter.Covered, letter.Unreadable));
    }

    [Fact]
    public async Task An_older_row_that_cannot_be_read_is_opened_with_the_others_and_stands_last()
    {
        const string regency = "7204";
        var partition = Partitions.Ratifications(regency);
        await stand.KeepAsync(partition, new LedgerHeadDocument { Id = LedgerHeadDocument.TheId, Regency = regency, Last = 3 });
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            var row = Row("7204012001", sequence) with { Step = null };
            var older = RatifiableRowDocument.Open(row, stand.Clock.GetUtcNow()) with { Key = null, EligibleOn = null, Sequence = sequence };
            await stand.KeepAsync(partition, older);
            await stand.EditAsync(partition, older.Id, stored => stored["type"] = "row");
        }

        var spoilt = RatifiableRowDocument.IdOf(Row("7204012001", 2) with { Step = null });
        await stand.SpoilAsync(partition, spoilt);

        var head = await stand.Of<OlderRows>().OpenAsync(regency, pages: 1, CancellationToken.None);

        Assert.Equal(3, head.Covered);
        var open = await stand.Of<RatificationLedger>().OpenAsync(regency, Proposals, after: string.Empty, stand.Clock.GetUtcNow(), most: 10, CancellationToken.None);
        Assert.Equal((2, spoilt, spoilt), (open.Rows.Count, Assert.Single(open.Unreadable), open.Last));
        await stand.RepairAsync(partition, spoilt);
        Assert.Equal(3, (await stand.Of<RatificationLedger>().OpenAsync(regency, Proposals, string.Empty, stand.Clock.GetUtcNow(), 10, CancellationToken.None)).Rows.Count);
    }

    private async Task<LetterDocument> SignedAsync(string regency)
    {
        var key = IdempotencyKey.None([]);
        var draft = new RatificationDraft("2026-11", "proposals", new LetterDraft($"460/{regency}", "2026-11-26"));
        await stand.Of<LetterSigning>().SignAsync(AreaCode.Parse(regency), draft, new Actor("regent-1", Role.Regent, AreaCode.Parse(regency)), key, CancellationToken.None);
        return (await stand.Of<LetterRepository>().FindAsync(regency, key.Id, CancellationToken.None))!;
    }

    private static RatifiableRow Row(string village, int number) =>
        new(AreaCode.Parse(village), number.ToString("x32", CultureInfo.InvariantCulture), $"digest-of-{number}", "citizen-1", "regency-1", Step: 2);
}
