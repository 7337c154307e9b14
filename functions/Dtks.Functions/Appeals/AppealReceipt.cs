using Dtks.Domain.Appeals;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>The answer to an appeal that was made or decided.</summary>
internal sealed record AppealReceipt(string Id, string Village, string? TrackingCode, AppealStatus Status, LocalDate DueOn, AppealResult? Result, AskedAssistance? Asked = null)
{
    /// <summary>Of a granted one against the end of assistance, which payments leave that out, and from when it would be paid again (RAT-4), in words; absent elsewhere.</summary>
    public string? Detail { get; init; }

    public static AppealReceipt Of(AppealState state) => new(state.Id, state.Village.Value, state.About.TrackingCode, state.Status, state.DueOn, state.Result, state.Asked);
}
