using System.Globalization;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Sheets;

/// <summary>A line of the sheet's form as it was sent: what its officer was shown, and what they typed (VER-3).</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Shown">The mark of how it stood when it was shown.</param>
/// <param name="Outcome">What was chosen; empty for nothing.</param>
/// <param name="Ground">Why not, by number; null for none.</param>
/// <param name="Note">A note; null for none.</param>
/// <param name="Heir">Who takes over from one who died (VER-4); null for nobody.</param>
public sealed record SentLine(int Line, string Shown, string Outcome, int? Ground, string? Note, string? Heir)
{
    /// <summary>Whether nothing was typed: the line stays as it is.</summary>
    public bool IsLeft => Outcome.Length == 0 && Ground is null && Note is null && Heir is null;

    /// <summary>Whether something was typed and no outcome chosen: it would be saved nowhere.</summary>
    public bool IsLoose => Outcome.Length == 0 && !IsLeft;

    /// <summary>The lines of a form, each once.</summary>
    public static IReadOnlyList<SentLine> Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.All("baris").Select(number => Of(form, number)).OfType<SentLine>().DistinctBy(line => line.Line)];
    }

    /// <summary>The mark that tells how a line stands from what others make of it meanwhile.</summary>
    public static string MarkOf(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return SeenMark.Of(row.Outcome, row.Ground, row.Note);
    }

    /// <summary>Whether another officer decided the line otherwise since it was shown: that is not reversed before its sender has seen it.</summary>
    /// <param name="stands">The line as it stands; null where it is not on the page.</param>
    public bool IsOvertaken(SheetRow? stands) =>
        stands is { Outcome: not "unverified" } && MarkOf(stands) != Shown && (stands.Outcome != Outcome || stands.Ground != Ground || (Note is not null && SeenMark.Of(Note) != SeenMark.Of(stands.Note)));

    private static SentLine? Of(PageForm form, string number) => !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? null : new SentLine(
        line,
        form[$"semula-{number}"],
        form[$"hasil-{number}"],
        int.TryParse(form[$"alasan-{number}"], NumberStyles.None, CultureInfo.InvariantCulture, out var ground) ? ground : null,
        form.Given($"catatan-{number}"),
        form.Given($"pengganti-{number}"));
}
