using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Messaging;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>The part of a sheet that one batch writes: whole households, hence whole pages.</summary>
/// <param name="Households">The households, by id.</param>
/// <param name="Cursor">The id of the last household's document that was looked at; null when none was.</param>
/// <param name="IsLast">Whether no household comes after.</param>
public sealed record SheetChunk(IReadOnlyList<RecipientFamily> Households, string? Cursor, bool IsLast)
{
    // No more than are named on the sheet's head and set aside in one go.
    private const int MostUnreadable = 100;

    /// <summary>Those in between that cannot be read.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get; init; } = [];

    // Some twenty pages, well within the operations and bytes of a batch.
    private const int EnoughLines = 2000;

    /// <summary>Whether it brings nothing to a sheet.</summary>
    public bool IsEmpty => Households.Count == 0 && Unreadable.Count == 0;

    /// <summary>Takes the next households that receive something in the month and did when it was opened; what came later waits for the next month, or joins by rule (VER-2, REG-8).</summary>
    /// <param name="households">The village's households after the cursor, by document id.</param>
    /// <param name="period">The month.</param>
    /// <param name="openedOn">When the month was opened.</param>
    public static SheetChunk Take(IEnumerable<Listed<ReceivingHousehold>> households, CyclePeriod period, DateTimeOffset openedOn)
    {
        ArgumentNullException.ThrowIfNull(households);
        var (taken, bad) = (new List<RecipientFamily>(), new List<UnreadableDocument>());
        var lines = 0;
        string? cursor = null;
        foreach (var listed in households)
        {
            if (lines >= EnoughLines || bad.Count >= MostUnreadable)
            {
                return new SheetChunk(taken, cursor, IsLast: false) { Unreadable = bad };
            }

            if (!listed.TryRead(out var household, out var unreadable))
            {
                cursor = unreadable.Id;
                bad.Add(unreadable);
                continue;
            }

            cursor = household.Id;
            if (household.EnrolledOn() <= openedOn && Verified(household.Family(), period, openedOn) is { } family)
            {
                taken.Add(family);
                lines += family.LinesIn(period);
            }
        }

        return new SheetChunk(taken, cursor, IsLast: true) { Unreadable = bad };
    }

    /// <summary>A household alone, whose lines are added to a sheet that is open.</summary>
    /// <exception cref="MessageException">None can be made of it.</exception>
    public static SheetChunk Of(HouseholdDocument household, CyclePeriod period, DateTimeOffset openedOn)
    {
        ArgumentNullException.ThrowIfNull(household);
        var whole = RecipientFamily.Of(household.State);
        if (whole.Fault() is { } fault)
        {
            throw new MessageException($"no lines can be made of the household {whole.Id}: {fault}");
        }

        var family = household.EnrolledOn() <= openedOn ? Verified(whole, period, openedOn) : null;
        return new SheetChunk(family is null ? [] : [family], Cursor: null, IsLast: true);
    }

    // As the opening found it; null where nothing of it is verified in the month.
    private static RecipientFamily? Verified(RecipientFamily household, CyclePeriod period, DateTimeOffset openedOn) =>
        household.AsOf(Instant.FromDateTimeOffset(openedOn)) is var family && family.LinesIn(period) > 0 ? family : null;

    /// <summary>The sheet with this part on it, its cursor moved on, and the pages that are new.</summary>
    public (SheetDocument Sheet, IReadOnlyList<SheetPageDocument> Pages) AppendTo(SheetDocument sheet, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var pages = PagesAfter(sheet, policy);
        var grown = sheet with
        {
            Cursor = Cursor ?? sheet.Cursor,
            Unreadable = Unreadable.Count == 0 ? sheet.Unreadable : [.. sheet.Unreadable ?? [], .. Unreadable.Select(u => u.IdAfter(HouseholdDocument.IdOf(string.Empty)))],
            FirstLines = [.. sheet.FirstLines, .. pages.Select(p => p.Lines[0].Line)],
            Tally = sheet.Tally.Plus(SheetTally.Of([.. pages.SelectMany(p => p.Lines)])),
        };
        return (grown.Seeing(pages), pages);
    }

    // Numbered on from the sheet.
    private IReadOnlyList<SheetPageDocument> PagesAfter(SheetDocument sheet, PolicyVersion policy)
    {
        var lines = HouseholdLines.Of(Households, CyclePeriod.Parse(sheet.Period), policy).Select(l => l with { Line = l.Line + sheet.Tally.Lines }).ToList();
        var names = Households.SelectMany(h => h.Members.Select(m => (Key: (h.Id, m.Id), m.Name))).ToDictionary(m => m.Key, m => m.Name);
        return
        [
            .. SheetPage.LayOut(lines, policy).Select(page => new SheetPageDocument
            {
                Id = SheetPageDocument.IdOf(sheet.Period, page.Number + sheet.FirstLines.Count),
                Village = sheet.Village,
                Period = sheet.Period,
                Page = page.Number + sheet.FirstLines.Count,
                Lines = page.Lines,
                Names = [.. page.Lines.Select(l => names[(l.Household, l.Member)])],
                Also = AdultsBeside(page, CyclePeriod.Parse(sheet.Period), policy),
            }),
        ];
    }

    // Who has no line, and may receive the family's programmes when who does died (VER-4).
    private IReadOnlyList<NamedMember>? AdultsBeside(SheetPage page, CyclePeriod period, PolicyVersion policy)
    {
        var lines = page.Lines.Select(l => (l.Household, l.Member)).ToHashSet();
        var here = page.Lines.Select(l => l.Household).ToHashSet(StringComparer.Ordinal);
        var adults = Households.Where(h => here.Contains(h.Id))
            .SelectMany(h => h.Members.Where(m => !lines.Contains((h.Id, m.Id)) && Ages.IsAdult(period.FirstDay, m.BirthDate, policy)).Select(m => new NamedMember(h.Id, m.Id, m.Name, Adult: true)))
            .ToList();
        return adults.Count == 0 ? null : adults;
    }
}
