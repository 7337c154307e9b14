using Dtks.Domain.Areas;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>The programmes of a regency's sections: those it set itself, and where it set none of a code, those that come with the application (SVC-4).</summary>
public sealed class HelpProgrammes(DocumentStore store, UnreadableRecords unreadables)
{
    /// <summary>The most programmes of its own that are listed of a regency.</summary>
    public const int Most = 200;

    /// <summary>What a regency set itself of a code; null for nothing.</summary>
    public async Task<HelpProgrammeDocument?> OwnAsync(string regency, string code, CancellationToken cancellation) =>
        HelpProgrammeReader.IsCode(code) ? await store.ReadAsync<HelpProgrammeDocument>(Partitions.ServiceDesk(regency), HelpProgrammeDocument.IdOf(code), cancellation) : null;

    /// <summary>A programme as it stands on a day; null where there is none of that code, or none is named.</summary>
    public async Task<HelpProgramme?> FindAsync(AreaCode regency, string? code, LocalDate day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        return code is null ? null : HelpProgrammeReader.On((await OwnAsync(regency.Value, code, cancellation))?.Versions ?? [], day) ?? Shipped(code, day);
    }

    /// <summary>All that hold on a day, by code.</summary>
    public async Task<IReadOnlyList<HelpProgramme>> AllAsync(AreaCode regency, LocalDate day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        var partition = Partitions.ServiceDesk(regency.Value);
        var query = new DocumentQuery($"SELECT TOP {Most} * FROM c WHERE c.type = '{HelpProgrammeDocument.TypeName}'");
        var found = new Dictionary<string, HelpProgramme>(StringComparer.Ordinal);
        await foreach (var own in store.AllAsync<HelpProgrammeDocument>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            if (HelpProgrammeReader.On(own.Versions, day) is { } holds)
            {
                found[holds.Code] = holds;
            }
        }

        foreach (var code in HelpProgrammeFiles.Shipped.Select(p => p.Code).Distinct())
        {
            if (!found.ContainsKey(code) && Shipped(code, day) is { } shipped)
            {
                found[code] = shipped;
            }
        }

        return [.. found.Values.OrderBy(p => p.Code, StringComparer.Ordinal)];
    }

    private static HelpProgramme? Shipped(string code, LocalDate day) => HelpProgrammeReader.On([.. HelpProgrammeFiles.Shipped.Where(p => p.Code == code)], day);
}
