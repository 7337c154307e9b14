using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Pages.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Visits;

/// <summary>
/// /usulan/{village}/{id}/kunjungan: the home visit to a family that a deliberation admitted, by the questions and codes of the form's edition, a part at a time; what was typed goes along until all of it is sent (RAT-2).
/// </summary>
public sealed class VisitPage : IPage
{
    private const string Form = "dtks-visit";

    /// <inheritdoc />
    public string Route => "usulan/{village}/{id}/kunjungan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => ProposalOffices.Visitors;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var before = await visit.AskAsync($"{ProposalPaths.Record(visit)}/visit", cancellation);
        var typed = before.IsDone ? TypedVisit.Of(before.Read<VisitRecord>()) : before.Status == 404 ? new TypedVisit() : throw new ApiRefusedException(before);
        return Page(visit, (await FormAsync(visit, typed, cancellation)) with { Version = before.IsDone ? before.ETag : null }, 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var model = (await FormAsync(visit, TypedVisit.Of(form), cancellation)) with { Version = form.Given("versi") };
        var (at, step) = (model.IndexOf(form["bagian"]), form["langkah"]);
        if (step != "simpan")
        {
            var to = step.StartsWith("ke-", StringComparison.Ordinal) ? model.IndexOf(step["ke-".Length..]) : at + 1;
            return Page(visit, model with { At = Math.Clamp(to, 0, model.Parts.Count - 1) }, 200);
        }

        var call = new ApiCall("PUT", $"{ProposalPaths.Record(visit)}/visit") { Body = JsonText.Write(model.Typed.Body(model.Edition.Version, model.Members.Count)), Version = model.Version };
        var reply = await visit.SendAsync(call, cancellation);
        if (reply.IsDone)
        {
            return reply.Read<Recorded>().Advice is { } advice
                ? Page(visit, model with { At = at, Told = advice.Detail, Version = (await visit.AskAsync($"{ProposalPaths.Record(visit)}/visit", cancellation)).ETag }, 200)
                : PageAnswer.GoTo(ProposalPaths.Page(visit));
        }

        // What is wrong is shown at its field: on this part, else on the first that has something wrong. Who was overtaken sends again what they have.
        var faulty = model with { Faults = FormFaults.Of(reply, model.Pointers()), At = at, Version = reply.Status == 412 ? (await visit.AskAsync($"{ProposalPaths.Record(visit)}/visit", cancellation)).ETag : model.Version };
        return Page(visit, faulty with { At = faulty.FirstWrong(at) }, reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, VisitModel model, int status) => PageAnswer.Page<Visit, VisitModel>(visit.Words["visit.title"], model, status);

    private static async Task<VisitModel> FormAsync(PageVisit visit, TypedVisit typed, CancellationToken cancellation)
    {
        var found = await visit.ReadAsync<ProposalRecord>(ProposalPaths.Record(visit), cancellation);
        var edition = await visit.ReadAsync<VisitEdition>($"/forms/{Form}", cancellation);
        return new VisitModel(ProposalPaths.Page(visit), edition, [.. found.Household.Members.Select(m => m.Name)], typed);
    }

    private sealed record Recorded(ProposalAdvice? Advice = null);
}

/// <summary>A home visit that is typed, a part at a time.</summary>
/// <param name="Back">The proposal's page.</param>
/// <param name="Edition">The form.</param>
/// <param name="Members">The names of the family's members, in order.</param>
/// <param name="Typed">What was typed so far.</param>
public sealed record VisitModel(string Back, VisitEdition Edition, IReadOnlyList<string> Members, TypedVisit Typed)
{
    /// <summary>Which part is shown, from 0.</summary>
    public int At { get; init; }

    /// <summary>What is wrong.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>The version that is recorded anew; null for none.</summary>
    public string? Version { get; init; }

    /// <summary>What is to be known of what was just recorded; null for nothing.</summary>
    public string? Told { get; init; }

    /// <summary>The parts: who and when, each section that is filled in once, and each member.</summary>
    public IReadOnlyList<VisitPart> Parts =>
    [
        new VisitPart("umum", null, [], null),
        .. Edition.Once.Select(section => new VisitPart($"b{section.Code}", $"{section.Code}. {section.Title}", [section], null)),
        .. Members.Select((name, i) => new VisitPart($"a{i.ToString(CultureInfo.InvariantCulture)}", name, Edition.OfMembers, i)),
    ];

    /// <summary>The place of a part by its name; the first for none.</summary>
    public int IndexOf(string name) => Math.Max(0, Parts.ToList().FindIndex(p => p.Name == name));

    /// <summary>The pointers that the form has fields for, on any part.</summary>
    public IReadOnlyCollection<string> Pointers() => [.. Parts.SelectMany(PointersOf)];

    /// <summary>The part with something wrong: this one, else the first; this one where none has.</summary>
    public int FirstWrong(int at) => IsWrong(Parts[at]) ? at : Parts.ToList().FindIndex(IsWrong) is >= 0 and var first ? first : at;

    /// <summary>Whether something is wrong on a part.</summary>
    public bool IsWrong(VisitPart part) => PointersOf(part).Any(p => Faults.Of(p) is not null);

    private IEnumerable<string> PointersOf(VisitPart part) => part.Sections.Count == 0
        ? ["/visitedOn", "/visitors", "/note", .. Enumerable.Range(0, Typed.Visitors.Count).SelectMany(i => new[] { $"/visitors/{i}/name", $"/visitors/{i}/body" })]
        : part.Sections.SelectMany(s => s.Questions).Select(q => TypedVisit.PointerOf(q.Code, part.Member));
}

/// <summary>A part of the form.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Title">Its heading; null for who visited and when.</param>
/// <param name="Sections">Its sections; none for who visited and when.</param>
/// <param name="Member">Of which member, from 0; null for what is asked once.</param>
public sealed record VisitPart(string Name, string? Title, IReadOnlyList<VisitSection> Sections, int? Member);
