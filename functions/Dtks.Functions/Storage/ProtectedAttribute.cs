namespace Dtks.Functions.Storage;

/// <summary>Marks a member of a document that is encrypted at rest (REG-3): names, NIK, birth dates, mother's name, phone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProtectedAttribute : Attribute;
