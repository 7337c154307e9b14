using System.Net;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Steps that flows about appeals share.</summary>
public static class AppealSteps
{
    /// <summary>An appeal as it is sent.</summary>
    public static object Appeal(object about, string kind = "refused", string reason = "Kami tidak punya penghasilan tetap") =>
        new { about, kind, reason, contact = new { phone = "081200000077" } };

    /// <summary>Makes one; the answer is its receipt.</summary>
    public static async Task<Answer> AppealAsync(this Flow flow, string token, object about, string kind = "refused") =>
        (await flow.PostAsync("/appeals", token, Appeal(about, kind))).Expect(HttpStatusCode.Created);

    /// <summary>Decides one.</summary>
    public static Task<Answer> DecideAppealAsync(this Flow flow, string village, string appeal, string token, string outcome = "granted") =>
        flow.PostAsync($"/appeals/{village}/{appeal}/decision", token, new { outcome, note = "Diperiksa ulang" });
}
