namespace Dtks.Domain.Policies;

/// <summary>Why a card comes back (CRD-1).</summary>
/// <param name="Code">Its short name, in English.</param>
/// <param name="Text">The same in words, as they stand in a sentence.</param>
public sealed record PolicyReason(string Code, PolicyText Text)
{
    /// <summary>That nobody of the household lives: what the removal of RAT-6 follows from.</summary>
    public const string AllDeceased = "allDeceased";

    /// <summary>The six of S0: those of a version whose file names none.</summary>
    public static IReadOnlyList<PolicyReason> OfReturns { get; } =
    [
        new("emptyHouse", new("rumah kosong", "the house is empty")),
        new("incompleteAddress", new("alamat tidak lengkap", "the address is incomplete")),
        new("unknownAddress", new("alamat tidak dikenal", "the address is unknown")),
        new("moved", new("rumah tangga pindah", "the household moved")),
        new("refused", new("kiriman ditolak", "the delivery was refused")),
        new(AllDeceased, new("seluruh anggota telah meninggal", "all members died")),
    ];
}
