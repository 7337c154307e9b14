namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host offers an invocation, by type. Source: Worker.Core 2.52.0.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of a type.</summary>
    /// <typeparam name="T">The feature's type.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>The feature of a type.</summary>
    /// <typeparam name="T">The feature's type.</typeparam>
    /// <returns>The feature, or null when there is none.</returns>
    T? Get<T>();
}
