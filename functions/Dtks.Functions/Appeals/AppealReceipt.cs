using Dtks.Domain.Appeals;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>The answer to an appeal that was made or decided.</summary>
internal sealed record AppealReceipt(string Id, string Village, string? TrackingCode, AppealStatus Status, LocalDate DueOn, AppealResult? Result, AskedAssistance? Asked = null)
{
    /// <summary>Of a granted one, which payments leave out assistance that goes on by it, or would by the deliberation that follows, and from when it is paid again (RAT-4), in words; absent where none does, and while that is to be seen elsewhere.</summary>
    public string? Detail { get; init; }

    public static AppealReceipt Of(AppealState state) => new(state.Id, state.Village.Value, state.About.TrackingCode, state.Status, state.DueOn, state.Result, state.Asked);
}
