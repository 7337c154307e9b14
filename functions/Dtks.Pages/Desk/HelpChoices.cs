using Dtks.Pages.Forms;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Desk;

/// <summary>What can be chosen in an application's forms: the regency's programmes, and what a programme has of givers and classes of urgency (SVC-8, SVC-9).</summary>
internal static class HelpChoices
{
    /// <summary>All programmes of the regency, each with its section.</summary>
    public static async Task<IReadOnlyList<(string Value, string Words)>> ProgrammesAsync(PageVisit visit, CancellationToken cancellation)
    {
        var all = await visit.ReadAsync<ProgrammeList>(PathOf(visit), cancellation);
        return [.. all.Items.Select(p => (p.Id, $"{p.Name} – {visit.Words.Named("section", p.Section)}"))];
    }

    /// <summary>The fields of a step with what can be chosen in them; of what nothing can be chosen and need not be, none.</summary>
    /// <param name="visit">The visit, with the application's regency and id.</param>
    /// <param name="fields">The step's fields.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<FormField>> InAsync(PageVisit visit, IReadOnlyList<FormField> fields, CancellationToken cancellation)
    {
        if (fields.Any(f => f.Id == "program"))
        {
            return With(fields, "program", await ProgrammesAsync(visit, cancellation));
        }

        if (!fields.Any(f => f.Id is "pemberi" or "kelas"))
        {
            return fields;
        }

        var found = await visit.ReadAsync<HelpRecord>(HelpPaths.Record(visit), cancellation);
        if (found.Programme is not { } code)
        {
            return fields;
        }

        var programme = await visit.ReadAsync<Programme>($"{PathOf(visit)}/{Uri.EscapeDataString(code)}", cancellation);
        return With(With(fields, "pemberi", Same(programme.Givers)), "kelas", Same(programme.Urgencies));
    }

    private static string PathOf(PageVisit visit) => $"/desk/{Uri.EscapeDataString(visit.Parts["regency"])}/programmes";

    private static IReadOnlyList<(string Value, string Words)> Same(IReadOnlyList<string>? values) => [.. (values ?? []).Select(v => (v, v))];

    private static IReadOnlyList<FormField> With(IReadOnlyList<FormField> fields, string id, IReadOnlyList<(string Value, string Words)> options) =>
        [.. fields.Where(f => f.Id != id || f.IsRequired || options.Count > 0).Select(f => f.Id == id && options.Count > 0 ? f with { Kind = FieldKind.Choice, Options = options } : f)];

    private sealed record ProgrammeList(IReadOnlyList<Programme> Items);

    private sealed record Programme(string Id, string Name = "", string Section = "", IReadOnlyList<string>? Givers = null, IReadOnlyList<string>? Urgencies = null);
}
