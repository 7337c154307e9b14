using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Families;

/// <summary>/keluarga/{village}/{id}/hapus: a removal from the register is recorded; the people concerned are told before it takes effect (RAT-6).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class RemovalRecordPage(Grounds grounds, TimeProvider clock) : IPage
{
    /// <inheritdoc />
    public string Route => "keluarga/{village}/{id}/hapus";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => FamilyPaths.Removers;

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
        var members = form.All("anggota").Where(m => m.Length > 0).ToList();
        var body = new
        {
            ground = form.Given("sebab"),
            number = int.TryParse(form["alasan"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null,
            members = members.Count == 0 ? null : members,
            newHead = form.Given("kepala"),
            source = form.Given("sumber"),
            note = form.Given("catatan"),
        };
        var reply = await visit.SendAsync(new ApiCall("POST", $"{FamilyPaths.Record(visit)}/removals") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo($"{FamilyPaths.Page(visit)}/hapus/{Uri.EscapeDataString(reply.Read<Recorded>().Id)}");
        }

        var shown = await FormAsync(visit, cancellation);
        return Page(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, FormModel form, int status)
    {
        var model = new FormPageModel(visit.Words["removal.record"], FamilyPaths.Page(visit), visit.Words["back.family"], form) { What = visit.Words["removal.record.what"] };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }

    private async Task<FormModel> FormAsync(PageVisit visit, CancellationToken cancellation)
    {
        var (words, found) = (visit.Words, await visit.ReadAsync<FamilyRecord>(FamilyPaths.Record(visit), cancellation));
        var members = found.Members.Select(m => (m.Id, m.Person.Name)).ToList();
        var numbers = grounds.On(AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock), words).Select(g => (g.Number.ToString(CultureInfo.InvariantCulture), $"{g.Number}. {g.Words}"));
        return new FormModel(
            [
                new FormField("sebab", words["musdes.reason"], "/ground") { Kind = FieldKind.Choice, Options = [.. WireName.AllOf<RemovalGround>().Select(g => (g, words.Named("removal.ground", g)))] },
                new FormField("alasan", words["verify.ground"], "/number") { Kind = FieldKind.Choice, IsRequired = false, Options = [.. numbers] },
                new FormField("anggota", words["removal.members"], "/members") { Kind = FieldKind.Several, IsList = true, IsRequired = false, Options = members, Hint = words["removal.members.hint"] },
                new FormField("kepala", words["removal.newHead"], "/newHead") { Kind = FieldKind.Choice, IsRequired = false, Options = members, Hint = words["removal.newHead.hint"] },
                new FormField("sumber", words["removal.source"], "/source") { MaxLength = 300, Hint = words["removal.source.hint"] },
                new FormField("catatan", words["verify.note"], "/note") { Kind = FieldKind.Lines },
            ],
            words["removal.record.submit"]);
    }

    private sealed record Recorded(string Id);
}
