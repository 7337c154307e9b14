using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Musdes;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Dossiers;

/// <summary>/berkas/{village}/baru: the village head hands in a dossier, resting on a concluded deliberation, in place of a returned one where that is named (RAT-1).</summary>
/// <param name="clock">The time.</param>
public sealed class HandInPage(TimeProvider clock) : IPage
{
    private const int Latest = 20;

    /// <inheritdoc />
    public string Route => "berkas/{village}/baru";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Page(visit, await FormAsync(visit, cancellation), 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var body = new { period = form.Given("bulan"), subject = form.Given("perihal"), deliberation = form.Given("musdes"), replaces = form.Given("ganti") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"/villages/{VillageOf(visit)}/dossiers") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo($"/berkas/{VillageOf(visit)}/{reply.Read<HandedIn>().Id}");
        }

        var shown = await FormAsync(visit, cancellation);
        return Page(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
    }

    private static string VillageOf(PageVisit visit) => Uri.EscapeDataString(visit.Parts["village"]);

    private async Task<FormModel> FormAsync(PageVisit visit, CancellationToken cancellation)
    {
        var (words, village) = (visit.Words, VillageOf(visit));
        var held = await visit.ReadAsync<ListPage<MusdesRow>>($"/villages/{village}/deliberations?status=concluded&limit={Latest}", cancellation);
        var returned = await visit.ReadAsync<ListPage<DossierRow>>($"/villages/{village}/dossiers?status=returned&limit={Latest}", cancellation);
        var month = AreaDays.PeriodOf(AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock));
        return new FormModel(
            [
                new FormField("perihal", words["dossiers.subject"], "/subject") { Kind = FieldKind.Choice, Options = [.. WireName.AllOf<DossierSubject>().Select(s => (s, words.Named("dossier.subject", s)))] },
                new FormField("bulan", words["dossiers.period"], "/period") { Kind = FieldKind.Month, Value = month },
                new FormField("musdes", words["musdes.one"], "/deliberation") { Kind = FieldKind.Choice, Options = [.. held.Items.Where(h => h is { Unreadable: false, Id: not null }).Select(h => (h.Id!, $"{words.Day(h.HeldOn)} – {words.Named("musdes.kind", h.Kind)}"))] },
                new FormField("ganti", words["dossiers.replaces"], "/replaces") { Kind = FieldKind.Choice, IsRequired = false, Options = [.. returned.Items.Where(d => d is { Unreadable: false, Dossier: not null }).Select(d => (d.Dossier!, $"{words.Named("dossier.subject", d.Subject)}, {words.Month(d.Period)}"))] },
            ],
            words["dossiers.handIn.submit"]);
    }

    private static PageAnswer Page(PageVisit visit, FormModel form, int status) => PageAnswer.Page<FormPage, FormPageModel>(
        visit.Words["dossiers.handIn"], new FormPageModel(visit.Words["dossiers.handIn"], $"/berkas/{VillageOf(visit)}", visit.Words["back.dossiers"], form), status);

    private sealed record HandedIn(string Id);
}
