namespace Aspire.Hosting;

/// <summary>The graph cannot be built or started; the message is a sentence for the person who started it.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Without a message.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>With a sentence that says what to do.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence that says what to do, and the cause.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
