using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Letters;

/// <summary>/surat/{regency}/{id}: a letter, how far it is, the Ministry's review of it and the regent's sending it again (RAT-1, RAT-5, RAT-7).</summary>
public sealed class LetterPage : IPage
{
    /// <inheritdoc />
    public string Route => "surat/{regency}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<LetterRecord>(PathOf(visit), cancellation);
        return await PageAsync(visit, found, FormOf(visit, found), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var isReview = visit.Reader!.Roles.Contains(Role.MinistryOfficer);
        var reasons = form["alasan"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var body = isReview ? JsonText.Write(new { outcome = form.Given("hasil"), reasons = reasons.Length > 0 ? reasons : null, source = form.Given("sumber") }) : JsonText.Write(new { note = form.Given("keterangan") });
        var reply = await visit.SendAsync(new ApiCall("POST", $"{PathOf(visit)}/{(isReview ? "review" : "resubmission")}") { Body = body, Key = form.Key }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo($"/surat/{Uri.EscapeDataString(visit.Parts["regency"])}/{Uri.EscapeDataString(visit.Parts["id"])}");
        }

        var found = await visit.ReadAsync<LetterRecord>(PathOf(visit), cancellation);
        var shown = FormOf(visit, found) ?? new FormModel([], string.Empty);
        return await PageAsync(visit, found, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status, cancellation);
    }

    private static string PathOf(PageVisit visit) => $"/regencies/{Uri.EscapeDataString(visit.Parts["regency"])}/ratifications/{Uri.EscapeDataString(visit.Parts["id"])}";

    // What the reader may do with it as it stands; null where that is nothing.
    private static FormModel? FormOf(PageVisit visit, LetterRecord found)
    {
        var (words, roles) = (visit.Words, visit.Reader!.Roles);
        if (found.Status == "signed" && roles.Contains(Role.MinistryOfficer))
        {
            return new FormModel(
                [
                    new FormField("hasil", words["verify.outcome"], "/outcome") { Kind = FieldKind.Choice, Options = [("conforming", words["letter.outcome.conforming"]), ("returned", words["letter.outcome.returned"])] },
                    new FormField("alasan", words["dossier.reasons.label"], "/reasons") { Kind = FieldKind.Lines, IsRequired = false, MaxLength = 5000 },
                    new FormField("sumber", words["letter.source"], "/source") { IsRequired = false },
                ],
                words["dossier.review.submit"]);
        }

        return found is { Status: "returned", Subject: "proposals" } && roles.Contains(Role.Regent)
            ? new FormModel([new FormField("keterangan", words["letter.again.note"], "/note") { Kind = FieldKind.Lines }], words["letter.again.submit"])
            : null;
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, LetterRecord found, FormModel? form, int status, CancellationToken cancellation) => PageAnswer.Page<Letter, LetterModel>(
        visit.Words["letter.title"],
        new LetterModel(Uri.EscapeDataString(visit.Parts["regency"]), found, form) { Names = await Places.NamesAsync(visit, found.NotApplied.Select(row => row.Village).OfType<string>(), cancellation) },
        status);
}

/// <summary>A letter and what its reader may do with it.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Found">The letter.</param>
/// <param name="Form">The review, or the sending again; null where neither is the reader's.</param>
public sealed record LetterModel(string Regency, LetterRecord Found, FormModel? Form)
{
    /// <summary>The names of the villages that it tells of, by code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}

/// <summary>/surat/{regency}/{id}/surat.pdf: the letter as PDF.</summary>
public sealed class LetterFilePage : IPage
{
    /// <inheritdoc />
    public string Route => "surat/{regency}/{id}/surat.pdf";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.FileAsync($"/regencies/{Uri.EscapeDataString(visit.Parts["regency"])}/ratifications/{Uri.EscapeDataString(visit.Parts["id"])}/file", "surat.pdf", cancellation);
    }
}
