using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Musdes;

/// <summary>Who was present, as it is typed: a row for each, and some left empty.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Faults">What is wrong with them, by row and field.</param>
public sealed record AttendeeRows(IReadOnlyList<MusdesAttendee> Rows, IReadOnlyDictionary<string, string> Faults)
{
    private const int AtFirst = 8;
    private const int More = 6;

    /// <summary>Whom somebody can stand for (MUS-3).</summary>
    public static IReadOnlyList<string> Elements { get; } = WireName.AllOf<AttendeeElement>();

    /// <summary>What is wrong with the list itself, such as that it is empty; null for nothing.</summary>
    public string? Whole => Faults.GetValueOrDefault(string.Empty);

    /// <summary>The marks of rows, which go with the form.</summary>
    public static string MarksOf(IReadOnlyList<MusdesAttendee> rows) => string.Join(' ', rows.Select(MarkOf));

    /// <summary>Those that are recorded, with empty rows after them.</summary>
    public static AttendeeRows Of(IReadOnlyList<MusdesAttendee> recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new AttendeeRows([.. recorded, .. Empty(Math.Max(AtFirst - recorded.Count, More))], new Dictionary<string, string>());
    }

    /// <summary>What was typed; rows without a name are left out.</summary>
    public static IReadOnlyList<MusdesAttendee> Typed(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (names, elements, units) = (form.All("nama"), form.All("unsur"), form.All("satuan"));
        return [.. names.Select((name, i) => new MusdesAttendee(name.Trim(), elements.ElementAtOrDefault(i) ?? string.Empty, units.ElementAtOrDefault(i) is { } unit && unit.Trim().Length > 0 ? unit.Trim() : null)).Where(row => row.Name.Length > 0)];
    }

    /// <summary>The rows once more, with what the API says of them.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="reply">What it was refused with.</param>
    /// <param name="pointer">Where the rows stand in what was sent.</param>
    public static AttendeeRows Refused(IReadOnlyList<MusdesAttendee> typed, ApiReply reply, string pointer)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var faults = (reply.Read<ApiProblem>().Errors ?? []).Where(e => e.Pointer == pointer || e.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal)).GroupBy(e => e.Pointer[pointer.Length..]);
        return new AttendeeRows([.. typed, .. Empty(More)], faults.ToDictionary(f => f.Key, f => string.Join(' ', f.Select(e => e.Detail).Distinct()), StringComparer.Ordinal));
    }

    /// <summary>What was typed once more, with those whom another officer recorded meanwhile after it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="seen">The marks of what was shown.</param>
    /// <param name="stands">What stands by now.</param>
    public static (AttendeeRows Rows, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) Joined(IReadOnlyList<MusdesAttendee> typed, string seen, IReadOnlyList<MusdesAttendee> stands)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(seen);
        var (shown, kept, standing) = (seen.Split(' ').ToHashSet(), typed.Select(MarkOf).ToHashSet(), stands.Select(MarkOf).ToHashSet());
        var added = stands.Where(row => !shown.Contains(MarkOf(row)) && !kept.Contains(MarkOf(row))).ToList();
        var removed = typed.Where(row => shown.Contains(MarkOf(row)) && !standing.Contains(MarkOf(row)));
        return (Of([.. typed, .. added]), [.. added.Select(row => row.Name)], [.. removed.Select(row => row.Name)]);
    }

    /// <summary>What is wrong with a row; null for nothing.</summary>
    public string? Of(int row) => Faults.Where(f => f.Key.Split('/').ElementAtOrDefault(1) == row.ToString(CultureInfo.InvariantCulture)).Select(f => f.Value).Distinct().ToList() is { Count: > 0 } said ? string.Join(' ', said) : null;

    /// <summary>As the API takes them.</summary>
    public static IReadOnlyList<object> Sent(IReadOnlyList<MusdesAttendee> typed) => [.. typed.Select(row => new { name = row.Name, element = row.Element.Length > 0 ? row.Element : null, unit = row.Unit })];

    private static string MarkOf(MusdesAttendee row) => SeenMark.Of(row.Name, row.Element, row.Unit);

    private static IEnumerable<MusdesAttendee> Empty(int count) => Enumerable.Repeat(new MusdesAttendee(string.Empty, string.Empty), count);
}
