using System.Runtime.Serialization;

namespace Dtks.Domain.Cards;

/// <summary>The cards there are (CRD-10, CRD-11).</summary>
public enum CardKind
{
    /// <summary>Kartu Perlindungan Sosial: for households with assistance of any kind. Once it expired, the KKS took its place.</summary>
    [EnumMember(Value = "KPS")]
    Kps,

    /// <summary>Kartu Keluarga Sejahtera: for families in the register that receive PKH or BPNT (REG-6).</summary>
    [EnumMember(Value = "KKS")]
    Kks,
}
