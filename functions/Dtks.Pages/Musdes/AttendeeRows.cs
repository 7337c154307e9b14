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
        var faults = (reply.Read<ApiProblem>().Errors ?? []).Where(e => e.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal)).GroupBy(e => e.Pointer[pointer.Length..]);
        return new AttendeeRows([.. typed, .. Empty(More)], faults.ToDictionary(f => f.Key, f => string.Join(' ', f.Select(e => e.Detail).Distinct()), StringComparer.Ordinal));
    }

    /// <summary>What is wrong with a row; null for nothing.</summary>
    public string? Of(int row) => Faults.Where(f => f.Key.Split('/').ElementAtOrDefault(1) == row.ToString(CultureInfo.InvariantCulture)).Select(f => f.Value).Distinct().ToList() is { Count: > 0 } said ? string.Join(' ', said) : null;

    /// <summary>As the API takes them.</summary>
    public static IReadOnlyList<object> Sent(IReadOnlyList<MusdesAttendee> typed) => [.. typed.Select(row => new { name = row.Name, element = row.Element.Length > 0 ? row.Element : null, unit = row.Unit })];

    private static IEnumerable<MusdesAttendee> Empty(int count) => Enumerable.Repeat(new MusdesAttendee(string.Empty, string.Empty), count);
}
