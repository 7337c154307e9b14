using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Areas;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>Takes the announcement of a village's poverty data (SVC-3).</summary>
public sealed class PovertyDeclaring(ImportDeclaration declaration, PovertyRecords records, AreaDirectory areas, TimeProvider clock)
{
    /// <summary>The answer to an announcement: 201, also to a repeated one.</summary>
    /// <exception cref="ProblemException">400, 403, 409, 422 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> DeclareAsync(AreaCode regency, PovertyImportDraft draft, Caller by, IdempotencyKey key, Uri host, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(draft);
        HoldToData(by);
        var said = new PovertySourceDraft(draft.Village, draft.Source, draft.AsOf, draft.Partial);
        var village = PovertyImportReader.VillageOf(said, regency, Exists);
        var newest = village is null ? null : (await records.VillageAsync(village.Value, cancellation)).State.Newest();
        var today = TimeZones.DateIn(regency, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var source = Accepted.Value(PovertyImportReader.Read(said, regency, Exists, today, newest));
        var file = new ImportDraft(draft.FileName, draft.ContentType, draft.Length, draft.Sha256);
        return await declaration.DeclareAsync(source.Village.Value, file, PovertyFiles.PurposeOf(source), by.Actor, key, host, cancellation);
    }

    /// <summary>Holds a section's officer to be of data &amp; reporting (SVC-3).</summary>
    /// <exception cref="ProblemException">403 for another section's.</exception>
    public static void HoldToData(Caller by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role == Role.SectionOfficer && by.Section != Section.Data)
        {
            throw new ProblemException(new Problem(403, PovertyViolations.DataOnly, "SVC-3"));
        }
    }

    private bool Exists(AreaCode code) => areas.Exists(code.Value);
}

/// <summary>A file of a village's poverty data as it was announced; nothing checked.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Source">What they are from, in words, 1 to 100 characters.</param>
/// <param name="AsOf">The day they are of.</param>
/// <param name="Partial">Whether more files of that day follow.</param>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">The media type of a CSV or an XLSX.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record PovertyImportDraft(string? Village, string? Source, string? AsOf, bool? Partial, string? FileName, string? ContentType, long? Length, string? Sha256)
{
    /// <summary>Hidden: a file name may hold a person's (REG-3).</summary>
    public override string ToString() => "[import]";
}
