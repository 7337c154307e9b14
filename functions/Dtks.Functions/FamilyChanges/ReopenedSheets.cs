using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Brings a sheet that was opened again after the families of whom somebody died, left or was removed while it was settled (VER-8, RAT-6): what was found of them before is decided anew.</summary>
public sealed class ReopenedSheets(SheetRepository sheets, QueueSender queues) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "reopened-sheets";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, period) = JsonText.Read<ReopenedSheet>(input.ToString());
        var sheet = await sheets.FindAsync(village, period, cancellation);
        foreach (var household in sheet?.Behind ?? [])
        {
            await queues.SendAsync(DriveFamilies.Queue, new FamilyMessage(village, household, Anew: true), cancellation);
        }
    }
}

/// <summary>A sheet that was opened again.</summary>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
public sealed record ReopenedSheet(string Village, string Period);
