using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Functions.Ratification;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.SheetLetters;

/// <summary>Opens the row of a sheet whose dossier dinas sosial received to its regent's next letter (RAT-1): told twice, it is one row.</summary>
public sealed class RatifiableSheets(RatificationLedger ledger) : IProjection
{
    /// <inheritdoc />
    public string Name => RatifiableSheet.ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var sheet = JsonText.Read<RatifiableSheet>(input.ToString());
        var row = new RatificationRow(AreaCode.Parse(sheet.Village), sheet.Dossier, sheet.Digest, sheet.FinalisedBy, DecidedBy: null, sheet.EndorsedBy)
        {
            Period = sheet.Period,
            Lines = sheet.Lines,
            Others = sheet.TookPart,
        };
        return ledger.AddAsync(RatifiableRowDocument.Open(row, sheet.ReceivedOn.ToDateTimeOffset()), cancellation);
    }
}
