using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/simpulan: the village head concludes a deliberation by what its minutes state (MUS-3 to MUS-8).</summary>
public sealed class ConclusionPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/simpulan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? Page(visit, found, new ConclusionForm { Version = version }, 200) : ClosedPage.Of(visit, "musdes.conclude", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = new ConclusionForm
        {
            Proposals = form["usulan"],
            Terminations = form["pengakhiran"],
            Signatories = [.. form.All("tanda").Where(name => name.Length > 0)],
            Cards = ConclusionForm.CardFields.ToDictionary(f => f.Field, f => form[f.Field], StringComparer.Ordinal),
            Version = form["versi"],
            Seen = form["dilihat"].Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        var call = new ApiCall("POST", $"{MusdesPaths.Record(visit)}/conclusion") { Body = JsonText.Write(new { minutes = BodyOf(typed) }), Key = form.Key, Version = typed.Version is { Length: > 0 } version ? version : null };
        var reply = await visit.SendAsync(call, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(MusdesPaths.Page(visit));
        }

        var (found, since) = await MusdesPaths.ReadAsync(visit, cancellation);
        return Page(visit, found, typed with { Faults = FormFaults.Of(reply, ConclusionForm.Pointers), Version = since }, reply.Status);
    }

    private static Dictionary<string, object?> BodyOf(ConclusionForm typed)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["proposals"] = NumberOf(typed.Proposals), ["terminations"] = NumberOf(typed.Terminations) };
        if (typed.Signatories.Count > 0)
        {
            body["signatories"] = typed.Signatories;
        }

        if (typed.Cards.Values.Any(v => v.Length > 0))
        {
            body["cards"] = ConclusionForm.CardFields.ToDictionary(f => f.Member, f => NumberOf(typed.Cards[f.Field]), StringComparer.Ordinal);
        }

        return body;
    }

    // What is no number is refused by the API as missing, at its field.
    private static int? NumberOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PageAnswer Page(PageVisit visit, MusdesRecord found, ConclusionForm form, int status) =>
        PageAnswer.Page<Conclusion, ConclusionModel>(visit.Words["musdes.conclude"], new ConclusionModel(visit.Parts["village"], MusdesPaths.Page(visit), found, form), status);
}

/// <summary>A deliberation to be concluded.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Back">Its page.</param>
/// <param name="Found">The deliberation.</param>
/// <param name="Form">What was typed.</param>
public sealed record ConclusionModel(string Village, string Back, MusdesRecord Found, ConclusionForm Form)
{
    /// <summary>The marks of the decisions that are shown, which go with the form.</summary>
    public string Marks => string.Join(' ', Found.Decisions.Select(MarkOf));

    /// <summary>How many decisions that its reader was shown stand no more as they were.</summary>
    public int Gone => Form.Seen?.Except(Found.Decisions.Select(MarkOf), StringComparer.Ordinal).Count() ?? 0;

    /// <summary>Who may have signed: those present, and whom the reader named of those who were.</summary>
    public IEnumerable<string> Signatories => Found.Attendees.Select(a => a.Name).Union(Form.Signatories, StringComparer.Ordinal);

    /// <summary>Whether a decision was made or changed since its reader was shown them.</summary>
    public bool IsNew(MusdesDecision decision) => Form.Seen?.Contains(MarkOf(decision), StringComparer.Ordinal) == false;

    private static string MarkOf(MusdesDecision decision) => SeenMark.Of(decision.Subject, decision.Decision, decision.Ground, decision.Note);
}

/// <summary>What was typed of what the minutes state.</summary>
public sealed record ConclusionForm
{
    /// <summary>The fields of one on cards, with the members they are of (CRD-7).</summary>
    public static IReadOnlyList<(string Field, string Member)> CardFields { get; } =
        [("kembali", "returned"), ("serahan", "surrendered"), ("mampu", "wellOff"), ("pengganti", "replacements"), ("skrtm", "skrtm")];

    /// <summary>The pointers that it has fields for.</summary>
    public static IReadOnlyCollection<string> Pointers { get; } =
        ["/minutes/proposals", "/minutes/terminations", "/minutes/signatories", .. CardFields.Select(f => $"/minutes/cards/{f.Member}")];

    /// <summary>The number of proposals.</summary>
    public string Proposals { get; init; } = string.Empty;

    /// <summary>The number of terminations.</summary>
    public string Terminations { get; init; } = string.Empty;

    /// <summary>Who signed.</summary>
    public IReadOnlyList<string> Signatories { get; init; } = [];

    /// <summary>Of one on cards, its numbers by field.</summary>
    public IReadOnlyDictionary<string, string> Cards { get; init; } = new Dictionary<string, string>();

    /// <summary>The marks of the decisions that its reader was shown; null where none was sent.</summary>
    public IReadOnlyList<string>? Seen { get; init; }

    /// <summary>The version that was looked at.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;
}
