using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Proposals;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Imports;

/// <summary>Reads the rows of a part and decides its families; nothing is saved by it.</summary>
public sealed class ImportDeciding(ImportRepository repository, BulkIntake intake)
{
    /// <summary>Decides a part as things stand now.</summary>
    /// <exception cref="MessageException">Its rows are gone.</exception>
    public async Task<DecidedPart> DecideAsync(ImportDocument import, int chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        var rows = await repository.RowsAsync(import.Village, import.State.Id, chunk, cancellation)
            ?? throw new MessageException($"the rows of part {chunk} of the import {import.State.Id} are gone");
        var village = AreaCode.Parse(import.Village);
        var by = new Actor(import.State.By, Role.VillageOfficer, village);
        var families = rows.Read().Select(f => new FamilyRows(f, import.Village)).ToList();

        // Ids come from their cause: the import, and the first row of the family.
        var asked = families.Select((f, i) => new BulkProposal(f.Draft, $"import\n{import.State.Id}\n{rows.Families[i][0].Row}", IsWrong: f.IsFaulty)).ToList();
        return new DecidedPart(families, await intake.DecideAsync(by, village, asked, cancellation));
    }
}

/// <summary>A part whose families are decided: to be saved once, or not at all.</summary>
/// <param name="Families">The families.</param>
/// <param name="Decided">What is decided of each.</param>
public sealed record DecidedPart(IReadOnlyList<FamilyRows> Families, IReadOnlyList<BulkDecision> Decided);
