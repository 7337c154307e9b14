using System.Net;
using Dtks.Functions.Appeals;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Grants one, and has it carried out where that is to be done; what came of it.</summary>
    public static async Task<string?> GrantAppealAsync(this Flow flow, Answer appeal)
    {
        var village = appeal["village"]!;
        var decided = (await flow.DecideAppealAsync(village, appeal["id"]!, await flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await flow.AdvanceAsync("PT10M");
        return decided["result"];
    }

    /// <summary>Has one carried out as if its message were delivered a second time, weeks later.</summary>
    public static async Task CarryOutAgainAsync(this FlowHost host, Answer appeal)
    {
        var action = host.Services.GetServices<IDeadlineAction>().OfType<CarryOutAppeals>().Single();
        await action.RunAsync(new DeadlineInput(CarryOutAppeals.DeadlineKind, DateTimeOffset.UnixEpoch, appeal["village"]!, appeal["id"]!), CancellationToken.None);
        await host.Flow.IdleAsync();
    }
}
