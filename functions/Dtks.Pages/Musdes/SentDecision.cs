using System.Globalization;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Musdes;

/// <summary>A row of the decisions' form as it was sent: what its officer was shown, and what they made of it (MUS-2).</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Shown">The mark of what it was shown with.</param>
/// <param name="Typed">What was typed; without a decision where none was chosen.</param>
internal sealed record SentDecision(string Subject, string Shown, MusdesDecision Typed)
{
    /// <summary>What is decided; null where nothing is.</summary>
    public MusdesDecision? Chosen => Typed.Decision.Length > 0 ? Typed : null;

    /// <summary>Whether its officer made something else of it than they were shown.</summary>
    public bool IsChanged => MarkOf(Chosen) != Shown;

    /// <summary>The rows of a form, each subject once.</summary>
    public static IReadOnlyList<SentDecision> Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.All("hal").Distinct(StringComparer.Ordinal).Select(subject => new SentDecision(subject, form.Given($"semula-{subject}") ?? MarkOf(decision: null), TypedOf(form, subject)))];
    }

    /// <summary>The mark that tells a decision from what others make of it meanwhile.</summary>
    /// <param name="decision">The decision; null for none.</param>
    public static string MarkOf(MusdesDecision? decision) => decision is null ? SeenMark.Of() : SeenMark.Of(decision.Decision, decision.Ground, decision.Note);

    /// <summary>Whether two officers made different things of what both were shown.</summary>
    /// <param name="stands">What stands by now; null for nothing.</param>
    public bool IsContested(MusdesDecision? stands) => IsChanged && MarkOf(stands) != Shown && MarkOf(stands) != MarkOf(Chosen);

    /// <summary>Whether a ground or a note was typed and no decision chosen: it would be saved nowhere.</summary>
    /// <param name="stands">What stands by now; null for nothing.</param>
    public bool IsLoose(MusdesDecision? stands) => Chosen is null && (Typed.Ground is not null || Typed.Note is not null) && SeenMark.Of(Typed.Ground, Typed.Note) != SeenMark.Of(stands?.Ground, stands?.Note);

    /// <summary>What stands of it once it is saved: what its officer did not touch stays as it stands; null for nothing decided.</summary>
    /// <param name="stands">What stands by now; null for nothing.</param>
    public MusdesDecision? Joined(MusdesDecision? stands) => IsChanged ? Chosen : stands;

    private static MusdesDecision TypedOf(PageForm form, string subject)
    {
        var isHousehold = form[$"jenis-{subject}"] == "household";
        return new MusdesDecision(form[$"putusan-{subject}"])
        {
            Proposal = isHousehold ? null : subject,
            Household = isHousehold ? subject : null,
            Ground = int.TryParse(form[$"alasan-{subject}"], NumberStyles.None, CultureInfo.InvariantCulture, out var ground) ? ground : null,
            Note = form.Given($"catatan-{subject}"),
        };
    }
}
