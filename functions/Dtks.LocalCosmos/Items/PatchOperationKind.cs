namespace Dtks.LocalCosmos.Items;

/// <summary>The operations of a patch.</summary>
internal enum PatchOperationKind
{
    Add,
    Set,
    Replace,
    Remove,
    Increment,
    Move,
}
