namespace Dtks.Platform.Access;

/// <summary>Anyone may call this HTTP function, with a token or without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;
