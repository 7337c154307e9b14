using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.People;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using NodaTime;
using UglyToad.PdfPig;
using ZXing;
using ZXing.Common;
using ZXing.OneD;
using ZXing.QrCode.Internal;

namespace Dtks.Functions.Tests.CardRounds;

/// <summary>Cards on paper (CRD-10): no name is cut, the codes say the number, and the same cards are the same bytes.</summary>
[Trait("rule", "CRD-10")]
public sealed class CardPaperTests
{
    private static readonly LocalDate Day = new(2026, 11, 2);
    private static readonly AreaCode Village = AreaCode.Parse("5103012001");
    private static readonly CardPlace Place = new("Contoh", "Contoh", "Kabupaten Contoh");

    [Fact]
    public void However_large_the_household_every_name_stands_there()
    {
        var names = Enumerable.Range(1, 28).Select(i => $"Contoh Anggota Bernama Panjang Nomor {i:00}").ToList();
        var text = Text(CardPaper.Of([Card(1, names), Card(2, [])], Place, Day));

        Assert.All(names, name => Assert.Contains(name.Replace(" ", string.Empty, StringComparison.Ordinal), text, StringComparison.Ordinal));
        Assert.All(CardPaper.Terms, term => Assert.Contains(term[..20].Replace(" ", string.Empty, StringComparison.Ordinal), text, StringComparison.Ordinal));
        Assert.DoesNotContain("TIDAKBERLAKU", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_cards_are_the_same_bytes() =>
        Assert.Equal(CardPaper.Of([Card(1, []), Card(2, ["Contoh"])], Place, Day), CardPaper.Of([Card(1, []), Card(2, ["Contoh"])], Place, Day));

    [Fact]
    public void One_that_is_not_good_any_more_says_so()
    {
        var card = Card(1, []);

        Assert.Contains("TIDAKBERLAKU:HABISMASABERLAKU", Text(CardPaper.Of([card], Place, card.ValidUntil.PlusDays(1))), StringComparison.Ordinal);
        Assert.DoesNotContain("TIDAKBERLAKU", Text(CardPaper.Of([card], Place, card.ValidUntil)), StringComparison.Ordinal);
        var blocked = card with { Status = CardStatus.Blocked, Block = new CardBlock(CardBlockReason.Withdrawn, Day, CardStatus.Returned, "m-1") };
        Assert.Contains("TIDAKBERLAKU:DIBLOKIR", Text(CardPaper.Of([blocked], Place, Day)), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_codes_read_as_the_number()
    {
        var number = Card(1, []).Number.Value;

        Assert.Equal(number, new Decoder().decode(CardCodes.Square(number), null).Text);
        var bars = CardCodes.Bars(number);
        var row = new BitArray(bars.Width + 40);
        for (var x = 0; x < bars.Width; x++)
        {
            row[x + 20] = bars[x, 0];
        }

        Assert.Equal((number, BarcodeFormat.CODE_128), (new Code128Reader().decodeRow(0, row, null) is { } read ? (read.Text, read.BarcodeFormat) : default));
    }

    private static CardState Card(int serial, IReadOnlyList<string> members) => new()
    {
        Id = $"c-{serial}",
        Number = CardNumber.Of(CardKind.Kps, 1, Village, serial),
        Round = "r-1",
        Village = Village,
        Household = "h-1",
        Holder = new CardHolder("Contoh Kepala", "Contoh Pasangan", members, new Address("Jalan Contoh 1", "001", "002"), FamilyCardNumber.Parse("5103010101100001")),
        MadeOn = Day,
        ValidFrom = Day,
        ValidUntil = Day.PlusDays(30),
        Status = CardStatus.Made,
        History = [],
    };

    private static string Text(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", string.Empty, StringComparison.Ordinal);
    }
}
