using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Recaps;
using Dtks.Functions.Data;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Recaps;

/// <summary>A recap as a CSV file: a row for each area below, for each village that is missing too, and the total last.</summary>
internal static class RecapFile
{
    private static readonly string[] Columns =
    [
        "period", "pays", "area", "name", "status", "sheet", "countsFor", "letter", "villages", "ratified", "late", "missing", "carried",
        "pkhHouseholds", "bpntHouseholds", "pbiJknHouseholds", "pbiJknPersons", "ineligible", "unverified", "digest",
    ];

    /// <summary>The file's text.</summary>
    /// <param name="view">The recap.</param>
    /// <param name="villages">The villages of a regency or district that are in it; of none above and below these.</param>
    /// <param name="missing">Those that are not.</param>
    /// <param name="letters">The numbers of their letters, by id.</param>
    /// <param name="messages">The headings of the columns.</param>
    /// <param name="language">In which language.</param>
    public static string Of(RecapView view, IReadOnlyList<object> villages, IReadOnlyList<RecapMissing> missing, IReadOnlyDictionary<string, string> letters, MessageCatalogue messages, string language)
    {
        // One that counts with an earlier month's sheet stands once, with what it is paid.
        var shown = villages.OfType<RecapVillageItem>().Select(item => item.Area).ToHashSet(StringComparer.Ordinal);
        var rows = (view.Items ?? []).Concat(villages).Concat(missing.Where(village => !shown.Contains(village.Area))).Select(item => (Area: AreaOf(item), Cells: Cells(view, item, letters)));
        return CsvFile.Of([.. Columns.Select(column => messages.Text(language, $"recap.column.{column}", args: null))], [.. rows.OrderBy(row => row.Area, StringComparer.Ordinal).Select(row => row.Cells), Total(view, letters)]);
    }

    private static string AreaOf(object item) => item switch
    {
        RecapRegencyItem regency => regency.Area,
        RecapVillageItem village => village.Area,
        RecapMissing missing => missing.Area,
        UnreadableItem bad => bad.Id,
        _ => string.Empty,
    };

    private static string[] Cells(RecapView view, object item, IReadOnlyDictionary<string, string> letters) => item switch
    {
        RecapRegencyItem r => Row(view, r.Area, r.Name, WireName.Of(r.Status), default, r.Villages, r.Programmes, r.Digest),
        RecapVillageItem v => Row(view, v.Area, v.Name, StatusOf(view, v), Of(v.Sheet, v.CountsFor, v.Letter, letters), null, v.Programmes, v.Digest),
        RecapMissing m => Row(view, m.Area, m.Name, "missing", default, null, null, null),
        UnreadableItem bad => Row(view, bad.Id, string.Empty, "unreadable", default, null, null, null),
        _ => throw new ArgumentException("No item of a recap.", nameof(item)),
    };

    private static string[] Total(RecapView view, IReadOnlyDictionary<string, string> letters) =>
        Row(view, view.Area, view.Name, WireName.Of(view.Status), Of(view.Sheet, view.CountsFor, view.Letter, letters), view.Villages, view.Programmes, view.Digest);

    // A letter that cannot be read is named by its id.
    private static Covered Of(string? sheet, string? countsFor, string? letter, IReadOnlyDictionary<string, string> letters) =>
        new(sheet, countsFor, letter is null ? null : letters.GetValueOrDefault(letter, letter));

    private static string StatusOf(RecapView view, RecapVillageItem village) => village switch
    {
        { Sheet: null } => "late",
        { Sheet: { } sheet } when sheet != view.Period => "carried",
        _ => "ratified",
    };

    private static string[] Row(RecapView view, string area, string name, string status, Covered covered, RecapVillages? villages, IReadOnlyList<RecapProgramme>? programmes, string? digest)
    {
        RecapProgramme? Of(Programme programme) => programmes?.Single(p => p.Programme == programme);
        return
        [
            view.Period, view.Pays, area, name, status, covered.Sheet ?? string.Empty, covered.CountsFor ?? string.Empty, covered.Letter ?? string.Empty,
            Number(villages?.Total), Number(villages?.Ratified), Number(villages?.Late), Number(villages?.Missing), Number(villages?.Carried),
            Number(Of(Programme.Pkh)?.Households), Number(Of(Programme.Bpnt)?.Households), Number(Of(Programme.PbiJkn)?.Households), Number(Of(Programme.PbiJkn)?.Persons),
            Number(programmes?.Sum(p => p.Ineligible)), Number(programmes?.Sum(p => p.Unverified)), digest ?? string.Empty,
        ];
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    // Of a village: the month of the sheet that counts, the later period that its own counts for, and the number of the letter.
    private readonly record struct Covered(string? Sheet, string? CountsFor, string? Letter);
}
