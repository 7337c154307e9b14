using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Partners;

/// <summary>/mitra: the systems of other bodies that may ask the register, and for the Ministry the form that registers another (REG-3).</summary>
public sealed class PartnerListPage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "mitra";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => PartnerPaths.Readers;

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
        var shown = FormOf(visit);
        if (form.Given("mitra") is not { } id)
        {
            var faults = new FormFaults(null, new Dictionary<string, string> { ["/partner"] = visit.Words["partner.id.missing"] });
            return await PageAsync(visit, shown.With(form, faults), 400, cancellation);
        }

        // Under an id that there is the name would be another body's from now on.
        var path = $"/partners/{Uri.EscapeDataString(id)}";
        if ((await visit.AskAsync(path, cancellation)).IsDone)
        {
            var faults = new FormFaults(null, new Dictionary<string, string> { ["/partner"] = visit.Words["partner.id.taken"] });
            return await PageAsync(visit, shown.With(form, faults), 409, cancellation);
        }

        var reply = await visit.SendAsync(new ApiCall("PUT", path) { Body = JsonText.Write(new { name = form.Given("nama"), keySet = form.Given("kunci-publik") }) }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo($"/mitra/{Uri.EscapeDataString(id)}") : await PageAsync(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status, cancellation);
    }

    private static FormModel FormOf(PageVisit visit) => new(
        [
            new FormField("mitra", visit.Words["partner.id"], "/partner") { MaxLength = 100, Hint = visit.Words["partner.id.hint"] },
            new FormField("nama", visit.Words["partner.name"], "/name") { MaxLength = 200 },
            new FormField("kunci-publik", visit.Words["partner.keySet"], "/keySet") { IsRequired = false, Hint = visit.Words["partner.keySet.hint"] },
        ],
        visit.Words["partner.register.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<PartnerRow>>($"/partners?limit={Limit}{cursor}", cancellation);
        var model = new PartnerListModel(list.Items, list.Next, PartnerPaths.IsChanger(visit) ? form : null);
        return PageAnswer.Page<PartnerList, PartnerListModel>(visit.Words["partners.title"], model, status);
    }
}

/// <summary>The partners.</summary>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Form">The form that registers another; null where that is not the reader's.</param>
public sealed record PartnerListModel(IReadOnlyList<PartnerRow> Rows, string? Next, FormModel? Form);
