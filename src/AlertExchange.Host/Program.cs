Console.WriteLine("alertx"); 
