using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Pages.Musdes;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Desk;

/// <summary>
/// /loket/{regency}/permohonan/{id}/berkas: an application's papers with how each stands, and the form by which a copy comes whole: KTP, KK or another from the front office, a photo from the section in the field (SVC-2, SVC-8).
/// </summary>
public sealed class PapersPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}/berkas";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor];

    /// <inheritdoc />
    public long MostBytes => EvidenceFormats.MaxLength + PageForm.MostBytes;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, new PaperTyped(string.Empty, string.Empty), FormFaults.None, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = new PaperTyped(form["jenis"], form["surat"]);
        if (form.File("berkas") is not { } file)
        {
            return await PageAsync(visit, typed, new FormFaults(null, new Dictionary<string, string> { ["/fileName"] = visit.Words["upload.choose"] }), 400, cancellation);
        }

        var body = new { kind = Given(typed.Kind), fileName = file.FileName, contentType = file.ContentType, length = file.Length, sha256 = await WholeFile.DigestAsync(file, cancellation), paper = Given(typed.Paper) };
        var path = $"{HelpPaths.Record(visit)}/documents";
        var reply = await visit.SendAsync(new ApiCall("POST", path) { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        if (!reply.IsDone)
        {
            return await PageAsync(visit, typed, AtFile(FormFaults.Of(reply, "/kind", "/paper", "/fileName", "/contentType", "/length")), reply.Status, cancellation);
        }

        var receipt = reply.Read<UploadReceived>();
        if (receipt.UploadUrl is { } link)
        {
            await WholeFile.SendAsync(visit, file, link, $"{path}/{receipt.Id}/completion", cancellation);
        }

        return PageAnswer.GoTo($"{HelpPaths.Page(visit)}/berkas");
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    // What is wrong with the file's type or length stands at the file.
    private static FormFaults AtFile(FormFaults faults) =>
        new[] { "/fileName", "/contentType", "/length" }.Select(faults.Of).OfType<string>().ToList() is { Count: > 0 } said
            ? faults with { At = new Dictionary<string, string>(faults.At, StringComparer.Ordinal) { ["/fileName"] = string.Join(' ', said.Distinct()) } }
            : faults;

    private static async Task<PageAnswer> PageAsync(PageVisit visit, PaperTyped typed, FormFaults faults, int status, CancellationToken cancellation)
    {
        var (found, roles) = (await visit.ReadAsync<HelpRecord>(HelpPaths.Record(visit), cancellation), visit.Reader!.Roles);
        IReadOnlyList<string> kinds = roles.Contains(Role.DeskOfficer) ? ["ktp", "kk", "other"] : roles.Contains(Role.SectionOfficer) ? ["fieldPhoto", "other"] : [];
        return PageAnswer.Page<Papers, PapersModel>(visit.Words["desk.papers"], new PapersModel(HelpPaths.Page(visit), found, kinds, typed, faults), status);
    }
}

/// <summary>/loket/{regency}/permohonan/{id}/berkas/{file}: a paper of an application; sends the reader on to its bytes.</summary>
public sealed class PaperPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}/berkas/{file}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<PaperFile>($"{HelpPaths.Record(visit)}/documents/{Uri.EscapeDataString(visit.Parts["file"])}", cancellation);
        return PageAnswer.Page<Paper, PaperModel>(visit.Words["desk.papers"], new PaperModel($"{HelpPaths.Page(visit)}/berkas", found));
    }
}

/// <summary>What was chosen of a paper.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Paper">Which of the programme's papers it is.</param>
public sealed record PaperTyped(string Kind, string Paper);

/// <summary>A paper of an application.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="FileName">What its file is called.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Detail">Why it was rejected, in words.</param>
/// <param name="DownloadUrl">Where its bytes are.</param>
public sealed record PaperFile(string Kind, string FileName, string Status, string? Detail = null, Uri? DownloadUrl = null);

/// <summary>A paper of an application, to be opened.</summary>
/// <param name="Back">The papers' page.</param>
/// <param name="Found">The paper.</param>
public sealed record PaperModel(string Back, PaperFile Found);

/// <summary>An application's papers.</summary>
/// <param name="Back">The application's page.</param>
/// <param name="Found">The application.</param>
/// <param name="Kinds">The kinds that the reader may bring; none for who reads alone.</param>
/// <param name="Typed">What was chosen.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record PapersModel(string Back, HelpRecord Found, IReadOnlyList<string> Kinds, PaperTyped Typed, FormFaults Faults);
