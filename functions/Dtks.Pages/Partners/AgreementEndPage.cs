using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Partners;

/// <summary>/mitra/{partner}/perjanjian/{number}/akhir: the Ministry ends an agreement before its time (REG-3).</summary>
public sealed class AgreementEndPage : IPage
{
    /// <inheritdoc />
    public string Route => "mitra/{partner}/perjanjian/{number}/akhir";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.MinistryOfficer];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var path = $"{PartnerPaths.Record(visit)}/agreements/{Uri.EscapeDataString(visit.Parts["number"])}/end";
        var reply = await visit.SendAsync(new ApiCall("PUT", path) { Body = JsonText.Write(new { until = form.Given("sampai") }) }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(PartnerPaths.Page(visit)) : await PageAsync(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/until")), reply.Status, cancellation);
    }

    private static FormModel FormOf(PageVisit visit) => new([new FormField("sampai", visit.Words["partner.until"], "/until") { Kind = FieldKind.Day }], visit.Words["partner.end.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var (found, words) = (await visit.ReadAsync<PartnerRecord>(PartnerPaths.Record(visit), cancellation), visit.Words);
        if (found.Agreements.FirstOrDefault(a => a.Number == visit.Parts["number"]) is not { } agreement)
        {
            return PageAnswer.NotThere;
        }

        var model = new FormPageModel(words["partner.end"], PartnerPaths.Page(visit), found.Name, form)
        {
            What = words["partner.end.what"],
            Notes = [words.Of("partner.period", ("number", agreement.Number), ("from", words.Day(agreement.From)), ("until", words.Day(agreement.Until)))],
        };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}
